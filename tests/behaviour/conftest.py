"""The test package, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from behaviour.package import load
from behaviour.server import FaultServer
from shared import SHARED, needed


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The package `shop`."""
    return load(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def signing_vectors() -> Path:
    """The requests that the vendor's own SDK signed."""
    return needed(SHARED / "signing" / "vectors.json")


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """A server on the loopback interface that plays what it is told."""
    with FaultServer() as running:
        yield running
