"""Clients generated from the published pages, laid out for import.

The formatter is left out: it makes no difference to what the code does, and takes most of
the time.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

from docmill import pipeline
from docmill.client.plan import ClientPlan
from docmill.client.render import format as formatting
from docmill.client.render import jinja
from docmill.config.model import ClientConfig, Config
from docmill.diagnostics.model import Diagnostics, Severity
from shared import CORPUS, needed

_WITHOUT_OPERATIONS = "Common-Declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """One service: its document, and the package in `folder` that was made of it."""

    service: str
    document: dict[str, Any]
    plan: ClientPlan
    folder: Path

    @property
    def package(self) -> str:
        """The import name."""
        return str(self.plan.package)

    @contextmanager
    def importable(self) -> Iterator[ModuleType]:
        """Gives the package; it is forgotten afterwards."""
        sys.path.insert(0, str(self.folder))
        try:
            yield importlib.import_module(self.package)
        finally:
            sys.path.remove(str(self.folder))
            for name in [n for n in sys.modules if n.split(".", 1)[0] == self.package]:
                del sys.modules[name]


def folders(edition: str) -> list[str]:
    """The services of an edition; one that does not exist where the corpus is missing."""
    root = CORPUS / edition
    pages = root / "pages" if (root / "pages").is_dir() else root
    found = sorted(
        path.relative_to(CORPUS).as_posix()
        for path in pages.glob("*")
        if path.is_dir() and path.name != _WITHOUT_OPERATIONS
    )
    return found or [f"{edition}/none"]


def generate(pages: str, target: Path, *, formatted: bool = False) -> list[Generated]:
    """Makes the clients of all services in a folder of the corpus, free of errors."""
    needed(CORPUS / pages)
    diagnostics = Diagnostics()
    specs = pipeline.specs_from_docs(
        [CORPUS / pages], Config(), diagnostics, root=CORPUS
    )
    made: list[Generated] = []
    for spec in specs:
        assert pipeline.checked(spec.document, diagnostics)
        config = ClientConfig(layout="package", package=f"client_of_{spec.name}")
        plan = pipeline.plan_client(spec.document, diagnostics, config, name=spec.name)
        assert plan is not None
        _write(plan, config, target / str(plan.package), formatted=formatted)
        made.append(
            Generated(
                service=spec.name, document=spec.document.data, plan=plan, folder=target
            )
        )
    errors = [item for item in diagnostics.items if item.severity is Severity.ERROR]
    assert errors == []
    return made


def _write(
    plan: ClientPlan, config: ClientConfig, folder: Path, *, formatted: bool
) -> None:
    with mock.patch.multiple(
        formatting,
        PARALLEL_FROM=sys.maxsize,
        format_code=formatting.format_code if formatted else lambda text: text,
    ):
        files = jinja.render(plan, config)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
