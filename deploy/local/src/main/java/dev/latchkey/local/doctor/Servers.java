package dev.latchkey.local.doctor;

/// What the servers of the stack need.
final class Servers {
  private Servers() {}

  /// The same order in which `up` looks for a server of the Vault API.
  static Finding vault() {
    if (!System.getenv().getOrDefault("VAULT_ADDR", "").isBlank()) {
      return new Finding.Well("Vault", "VAULT_ADDR names a server");
    }
    if (Program.isOnPath("bao") || Program.isOnPath("vault")) {
      return new Finding.Well("Vault", "bao or vault is on the PATH");
    }
    if (Program.succeeds("python3", "-m", "pip", "--version")) {
      return new Finding.Well("Vault", "OpenBao comes as a Python package (python3 with pip)");
    }
    return Program.succeeds("docker", "version")
        ? new Finding.Well("Vault", "OpenBao comes as an image of the Docker engine")
        : new Finding.Missing(
            "Vault",
            "no way to get a server",
            "Install python3 with pip, or OpenBao, or a Docker engine, or set VAULT_ADDR.");
  }

  /// PostgreSQL does not run as root; for root it is put into a user namespace of its own.
  static Finding postgres() {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || Program.succeeds("unshare", "--user", "--", "true")) {
      return new Finding.Well("PostgreSQL", "comes from Maven and can run");
    }
    return new Finding.Missing(
        "PostgreSQL",
        "does not run as root, and this machine allows no user namespaces",
        "Run ./latchkey as another user.");
  }
}
