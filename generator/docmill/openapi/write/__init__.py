"""Writes documents as YAML."""
