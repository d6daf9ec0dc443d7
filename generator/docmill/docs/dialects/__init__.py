"""The words that a family of pages uses, read from TOML files."""
