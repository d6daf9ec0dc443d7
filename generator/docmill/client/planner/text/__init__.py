"""Writes docstrings and holds the words of the README."""
