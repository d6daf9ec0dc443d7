"""Reads JSON and YAML files into one document with positions."""
