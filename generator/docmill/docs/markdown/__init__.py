"""Reads Markdown into blocks."""
