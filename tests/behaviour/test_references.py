"""Documents of twenty services and of the pages: all make a reference, in fair time.

The documents are beside the checkout, in `../shared`.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from docmill import pipeline
from docmill.config.model import Config, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import METHODS, OpenApi
from docmill.openapi.read.load import load
from docmill.publish.build import build
from docmill.publish.source_links import SourceLinks
from shared import CORPUS, documents, needed
from unit.publish.test_build import all_fields

SETS = ("en-2018-10", "zh-2018-12", "zh-2019-01", "zh-2021", "zh-2021-older")


def count(document: OpenApi) -> int:
    """How many operations a document has."""
    items = document.data.get("paths", {}).values()
    return sum(sum(name in item for name in METHODS) for item in items)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_every_operation_and_schema_is_there(path: Path) -> None:
    document = load(needed(path), Diagnostics(), Limits())
    assert document is not None
    begin = time.process_time()
    found = build(document, name=path.stem, language="en")
    assert time.process_time() - begin < 10
    calls = [call for group in found.groups for call in group.operations]
    assert len(calls) == count(document)
    names = document.data.get("components", {}).get("schemas", {})
    assert [item.name for item in found.schemas] == list(names)
    anchors = [field.anchor for field in all_fields(found)]
    anchors += [item.anchor for item in (*calls, *found.webhooks, *found.schemas)]
    anchors += [item.anchor for call in calls for item in call.responses]
    assert len(set(anchors)) == len(anchors)
    assert len(repr(found)) < 40 * path.stat().st_size


@pytest.mark.parametrize("pages", SETS)
def test_every_page_of_a_set_is_shown(pages: str) -> None:
    folder = needed(CORPUS / pages)
    specs = pipeline.specs_from_docs([folder], Config(), Diagnostics(), root=CORPUS)
    assert specs
    for spec in specs:
        links = SourceLinks(source_map=spec.source_map, template="https://x/{path}")
        found = build(spec.document, name=spec.name, language="zh", sources=links)
        calls = [call for group in found.groups for call in group.operations]
        assert len(calls) == count(spec.document)
        assert all(call.source is not None for call in calls)
