"""The names of components."""

from __future__ import annotations

import re

from docmill.docs.profiles.profile import Profile

ERROR = "Error"
"""The schema of failures that a profile describes."""

INVALID = re.compile(r"[^A-Za-z0-9._\-]+")
"""What no name of a component has (OpenAPI 3.1, section 4.8.7.1)."""


def reserved(profile: Profile | None) -> frozenset[str]:
    """The component names that a document has of its own."""
    return frozenset({ERROR} if profile and profile.table("error") else ())


def pascal(name: str) -> str:
    """`getThing` → `GetThing`: the name of what belongs to an operation."""
    return name[:1].upper() + name[1:]


def component_name(operation_id: str) -> str:
    """What the names of an operation's own components begin with."""
    return pascal(INVALID.sub("_", operation_id)) or "Operation"
