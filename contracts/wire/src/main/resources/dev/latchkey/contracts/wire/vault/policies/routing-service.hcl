# Reads sessions and the platform's own key. It never sees what a customer saved and never writes.
path "latchkey/data/sessions/+/+/+" {
  capabilities = ["read"]
}

# The platform's own key, which may do nothing but assume the fallback roles.
path "latchkey/data/platform/aws" {
  capabilities = ["read"]
}
