# Reads sessions. It never sees what a customer saved and never writes.
path "latchkey/data/sessions/+/+/+" {
  capabilities = ["read"]
}
