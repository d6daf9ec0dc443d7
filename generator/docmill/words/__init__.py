"""The words of docmill itself in what it generates: one TOML file for each language."""
