# Written by Latchkey at every start. Values in @…@ are replaced.
storage "raft" {
  path    = "@home@/raft"
  node_id = "latchkey"
  # The only node elects itself in 0.2 s instead of 7.
  performance_multiplier = 1
}

listener "tcp" {
  address         = "@listen@:@port@"
  cluster_address = "@listen@:@clusterPort@"
  # Plain HTTP: nothing but this machine reaches the address.
  tls_disable     = true
}

# Unseals itself after a restart with a key that only this user can read.
seal "static" {
  current_key_id = "latchkey-1"
  current_key    = "file://@home@/seal.key"
}

api_addr     = "http://127.0.0.1:@port@"
cluster_addr = "https://127.0.0.1:@clusterPort@"
log_level    = "warn"

audit "file" "local" {
  options {
    file_path = "@home@/audit.log"
  }
}

# Runs once, at the first start. The initial root token is revoked by the server afterwards.
initialize "administrator" {
  request "enable-approle" {
    operation = "update"
    path      = "sys/auth/approle"
    data = {
      type = "approle"
    }
  }
  request "write-policy" {
    operation = "update"
    path      = "sys/policies/acl/latchkey-administrator"
    data = {
      policy = "path \"*\" { capabilities = [\"create\", \"read\", \"update\", \"delete\", \"list\", \"sudo\"] }"
    }
  }
  request "create-role" {
    operation = "update"
    path      = "auth/approle/role/latchkey-administrator"
    data = {
      token_policies = ["latchkey-administrator"]
      token_ttl      = "1h"
    }
  }
  request "set-role-id" {
    operation = "update"
    path      = "auth/approle/role/latchkey-administrator/role-id"
    data = {
      role_id = "latchkey-administrator"
    }
  }
  request "set-secret-id" {
    operation = "update"
    path      = "auth/approle/role/latchkey-administrator/custom-secret-id"
    data = {
      secret_id = {
        eval_type   = "string"
        eval_source = "file"
        path        = "@home@/administrator-secret-id"
      }
    }
  }
}
