# Needs nothing from Vault yet; an empty policy denies everything.
