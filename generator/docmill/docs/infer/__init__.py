"""Facts that pages show rather than state: shapes of examples, security, base URLs."""
