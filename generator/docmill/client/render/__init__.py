"""Renders a plan into the formatted files of a client."""
