"""OpenAPI → a reference for people and for language models, from one source."""
