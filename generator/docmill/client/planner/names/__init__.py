"""Gives each part of a document its Python name."""
