"""Checks documents against OpenAPI and JSON Schema; `run` imports the passes when needed."""
