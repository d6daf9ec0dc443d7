"""The stages on the way from pages to a client, each on its own, for `docmill dump`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, assert_never

from docmill import pipeline
from docmill.config.choices import Stage
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.dialects import dialect
from docmill.docs.markdown.reader import read
from docmill.docs.outline.one_operation_per_page import extract
from docmill.docs.service.page_files import CONTENTS, find
from docmill.files import dump_text
from docmill.openapi.document import OpenApi
from docmill.openapi.write import yaml_text


def stage_text(
    stage: Stage, path: Path, config: Config, diagnostics: Diagnostics, *, root: Path
) -> str:
    """A stage of what is at `path` as text; what is wrong on the way there is told.

    `blocks` and `facts` are of pages, `openapi` and `plan` of pages or of a document.
    """
    match stage:
        case "blocks" | "facts":
            return _pages(stage, path, config, diagnostics, root)
        case "openapi":
            return "".join(
                yaml_text.dump(document)
                for _, document in _documents(path, config, diagnostics, root)
            )
        case "plan":
            plans = (
                pipeline.plan_client(document, diagnostics, config.client, name=name)
                for name, document in _documents(path, config, diagnostics, root)
            )
            return "".join(dump_text.dump(plan) for plan in plans if plan)
        case _:
            assert_never(stage)


def is_document(path: Path) -> bool:
    """Whether a path is that of an OpenAPI document rather than of pages."""
    return path.suffix.lower() in {".yaml", ".yml", ".json"}


def _pages(
    stage: Literal["blocks", "facts"],
    path: Path,
    config: Config,
    diagnostics: Diagnostics,
    root: Path,
) -> str:
    words = dialect.load(config.dialect or dialect.built_in()[0])
    texts: list[str] = []
    for file in find([path], diagnostics, config.limits, root=root):
        if file.path.name == CONTENTS:
            continue
        document = read(file.source, diagnostics, config.limits)
        facts = extract(document, words, diagnostics) if stage == "facts" else document
        texts.append(dump_text.dump(facts))
    return "".join(texts)


def _documents(
    path: Path, config: Config, diagnostics: Diagnostics, root: Path
) -> list[tuple[str, OpenApi]]:
    if is_document(path):
        document = pipeline.load_document(path, diagnostics, config.limits, root=root)
        return [(pipeline.document_name(path), document)] if document else []
    found = pipeline.specs_from_docs([path], config, diagnostics, root=root)
    return [(spec.name, spec.document) for spec in found]
