"""OpenAPI to Python text. Knows nothing of Markdown."""
