# Needs nothing from Vault; an empty policy denies everything.
