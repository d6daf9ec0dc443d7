"""Writes example values and code samples."""
