"""The commands as their users see them: arguments, options, and what `--help` says."""
