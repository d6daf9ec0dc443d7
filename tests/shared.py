"""The real pages and documents, which stand beside the checkout and not in it.

A plain clone has none of them: their tests are skipped, with one line in pytest's summary.
`DOCMILL_REQUIRE_CORPUS=1`, which `.ci/run` sets, makes whatever is missing a failure.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"
SPECS = SHARED / "specs"

REQUIRED = "DOCMILL_REQUIRE_CORPUS"


def missing(what: str) -> NoReturn:
    """Skips a test that lacks something of the machine, such as a program.

    Fails it where `DOCMILL_REQUIRE_CORPUS` is 1; nothing else, such as `CI`, matters.
    """
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{what} is missing, and {REQUIRED} is 1")
    pytest.skip(f"{what} is missing")


def needed(path: Path) -> Path:
    """Gives a path beside the checkout that a test cannot do without.

    The reason of a skip is the same for all paths, so that pytest folds them into one line.
    """
    if path.exists():
        return path
    if os.environ.get(REQUIRED) == "1":
        missing(str(path))
    pytest.skip("no real pages and documents in ../shared, as in every plain clone")


def documents() -> list[Path]:
    """The OpenAPI documents; one path that does not exist where they are missing.

    A test with a parameter is then skipped by `needed`, as every other one.
    """
    found = sorted(path for path in SPECS.glob("*.*") if path.suffix != ".tsv")
    return found or [SPECS / "none.yaml"]
