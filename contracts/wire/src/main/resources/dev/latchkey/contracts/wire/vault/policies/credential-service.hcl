# Writes and reads what customers saved, and the sessions minted from it.
path "latchkey/data/credentials/+/+/+" {
  capabilities = ["create", "read", "update"]
}

path "latchkey/metadata/credentials/+/+/+" {
  capabilities = ["read", "delete"]
}

path "latchkey/data/sessions/+/+/+" {
  capabilities = ["create", "read", "update"]
}

path "latchkey/metadata/sessions/+/+/+" {
  capabilities = ["read", "delete"]
}
