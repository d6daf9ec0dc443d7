"""The real pages and documents, which stand beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"
SPECS = SHARED / "specs"


def missing(what: object) -> NoReturn:
    """Skips a test that lacks something of the machine; in CI that is a failure."""
    reason = f"{what} is missing"
    if "CI" in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


def needed(path: Path) -> Path:
    """Gives a path that a test cannot do without."""
    if not path.exists():
        missing(path)
    return path


def documents() -> list[Path]:
    """The OpenAPI documents, none where they are missing."""
    return sorted(path for path in SPECS.glob("*.*") if path.suffix != ".tsv")
