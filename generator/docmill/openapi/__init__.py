"""The shared middle: OpenAPI documents. Knows neither Markdown nor Jinja."""
