"""`--refresh` for the golden cases."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that `make golden` uses."""
    parser.addoption(
        "--refresh",
        metavar="GLOB",
        help="write the expected files of matching cases anew; they fail all the same",
    )
