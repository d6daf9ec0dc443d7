"""Builds the sections of a reference: operations, fields, security, changes."""
