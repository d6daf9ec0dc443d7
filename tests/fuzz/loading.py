"""Imports all modules of a client, in which nothing may happen but that."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import httpx2
import pydantic

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "shutil.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
)
FORBIDDEN += ("os.system", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link")
FORBIDDEN += ("os.symlink", "os.truncate", "os.chmod", "os.putenv")

# What clients need is imported once, in the process that all trials are forked from; it
# does more than importing.
httpx2.Client().close()
httpx2.AsyncClient()


def load_all(sources: Path) -> None:
    """Compiles and imports every module; raises what one of them does beyond that."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(sources))
    names = [
        ".".join(path.relative_to(sources).with_suffix("").parts)
        for path in sorted(sources.rglob("*.py"))
    ]
    # A hook cannot be removed, so what is done later must not matter to it.
    watching = True
    sys.addaudithook(lambda event, given: _watch(event, given) if watching else None)
    for name in names:
        importlib.import_module(name.removesuffix(".__init__"))
    watching = False
    package = names[0].partition(".")[0]
    models: Any = importlib.import_module(f"{package}.models")
    for name in models.MODULES:
        pydantic.TypeAdapter(getattr(models, name)).json_schema()


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & writes:
        raise AssertionError(f"an import writes {arguments[0]!r}")
    if event.startswith(FORBIDDEN):
        raise AssertionError(f"an import does {event} {arguments!r}")
