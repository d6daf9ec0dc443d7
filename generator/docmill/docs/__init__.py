"""Markdown pages to OpenAPI. Knows nothing of Python code."""
