# Makes the key that signs the audit log, once, and reads it. It can neither replace nor delete it.
path "latchkey/data/audit/signing" {
  capabilities = ["create", "read"]
}
