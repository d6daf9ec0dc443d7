"""Renders the reference as HTML and Markdown."""
