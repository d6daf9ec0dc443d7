"""Regular expressions of schemas: whether a text matches, read by the engine that validates.

Python's own engine backtracks without bound, and a pattern is as hostile as any text of
a document; that of jsonschema-rs is linear, or bounded where a pattern looks around.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema_rs


def matches(pattern: str, text: str) -> bool:
    """Whether a text matches somewhere; true for a pattern that nothing can read."""
    validator = _validator(pattern)
    try:
        return validator is None or bool(validator.is_valid(text))
    except ValueError:  # half of a surrogate pair, which is no text
        return False


@lru_cache(4096)
def _validator(pattern: str) -> Any:
    try:
        return jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (ValueError, jsonschema_rs.ValidationError):
        return None
