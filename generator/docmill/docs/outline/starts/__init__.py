"""Recognizes where an operation starts."""
