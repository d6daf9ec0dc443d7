"""OpenAPI to a plan of the client, one module for each concept."""

from docmill.client.planner.build import plan
from docmill.client.planner.programs import Snippet, Snippets, snippets

__all__ = ["Snippet", "Snippets", "plan", "snippets"]
