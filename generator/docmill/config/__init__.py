"""The settings of a project: their types, and the reading of their file."""
