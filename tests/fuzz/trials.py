"""One input, from its seed, through all that docmill does with it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import get_args

import documents
import pages
from loading import load_all

from docmill import pipeline
from docmill.config.model import Api, ClientConfig, Config
from docmill.diagnostics import render
from docmill.diagnostics.model import Diagnostics
from docmill.files.cache import Cache

CONFIG = Config(client=ClientConfig(formatter="ruff"))


def trial(seed: int) -> None:
    """Raises what goes wrong: everything that is not a finding with its place."""
    choose = Random(seed)
    with tempfile.TemporaryDirectory(prefix="docmill-fuzz-") as name:
        folder = Path(name)
        if choose.random() < 0.6:
            path = documents.write(choose, folder)
            try_document(path, folder)
        else:
            try_pages(pages.write(choose, folder), folder)


def try_document(path: Path, folder: Path) -> None:
    """Makes a client of a document and imports it."""
    diagnostics = Diagnostics()
    api = Api(name="x", docs=(), spec=path, output=folder / "client", config=CONFIG)
    built = pipeline.build(api, diagnostics, root=folder, cache=Cache(None))
    check_findings(diagnostics)
    assert (built is None) == diagnostics.has_errors, list(diagnostics)
    if built is not None:
        assert built.client is not None
        write(built.client, folder / "client")
        load_all(folder / "client" / "src")


def try_pages(docs: Path, folder: Path) -> None:
    """Makes a document of pages, and of that a client."""
    diagnostics = Diagnostics()
    found = pipeline.services_from_docs([docs], CONFIG, diagnostics, root=folder)
    check_findings(diagnostics)
    for index, spec in enumerate(found.specs):
        report = spec.report
        assert report.rows == report.emitted + sum(report.reasons.values())
        problems = Diagnostics()
        assert pipeline.checked(spec.document, problems), list(problems)
        path = folder / f"{index}" / "openapi.yaml"
        for file, text in pipeline.document_files(spec, path, folder).items():
            write({file.name: text}, file.parent)
        if index == 0:
            try_document(path, path.parent)


def check_findings(diagnostics: Diagnostics) -> None:
    """Every finding can be shown, and has a place."""
    for item in diagnostics:
        assert item.span is not None, item
    for style in get_args(render.Format):
        render.report(diagnostics.items, style, version="1").encode("utf-8")


def write(files: Mapping[str, str], folder: Path) -> None:
    """Puts files where the tool would."""
    for name, text in files.items():
        path = folder / name
        assert path.resolve().is_relative_to(folder.resolve()), name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
