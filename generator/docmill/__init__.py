"""docmill: Markdown API reference pages to OpenAPI, and OpenAPI to a typed client."""

__version__ = "0.1.0"
