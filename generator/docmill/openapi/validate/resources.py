"""The schemas that the validating libraries bring, without importing those."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def resource(package: str, path: str) -> dict[str, Any]:
    """A JSON file of an installed package."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    loaded: dict[str, Any] = json.loads(
        Path(found.origin).parent.joinpath(path).read_text("utf-8")
    )
    return loaded
