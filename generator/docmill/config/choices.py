"""The words that an option or a setting may have, where it is one of a few."""

from __future__ import annotations

from typing import Literal, get_args

Layout = Literal["project", "package"]
"""A client as a project that can be published, or its import package alone."""

GroupBy = Literal["none", "tag"]
"""The operations of a client on itself, or grouped by tag."""

Formatter = Literal["black", "ruff"]
"""What formats the sources of a client."""

Stage = Literal["blocks", "facts", "openapi", "plan"]
"""The stages that `docmill dump` prints."""

DiffFormat = Literal["text", "markdown", "json", "github"]
"""The output formats of a comparison."""

FailOn = Literal["breaking", "risky"]
"""The changes that make a comparison fail."""


def words_of(choice: object) -> tuple[str, ...]:
    """The words of one of these types."""
    return get_args(choice)
