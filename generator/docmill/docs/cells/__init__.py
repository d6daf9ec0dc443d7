"""Reads one cell of a table: a type, a URL, a JSON value."""
