"""OpenAPI to a plan of the client, one module for each concept."""

from docmill.client.planner.build import plan

__all__ = ["plan"]
