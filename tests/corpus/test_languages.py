"""The Chinese pages with the English ones of the same time beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.conftest import read_set
from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import read_services
from shared import CORPUS, needed


def second_descriptions(data: Any) -> Iterator[str]:
    """All descriptions in another language within a document."""
    if isinstance(data, dict):
        yield from data.get("x-docmill-description", {}).values()
        for value in data.values():
            yield from second_descriptions(value)
    elif isinstance(data, list):
        for value in data:
            yield from second_descriptions(value)


def without_second_descriptions(data: Any) -> Any:
    """A document as the first language alone makes it."""
    if isinstance(data, dict):
        kept = {k: v for k, v in data.items() if k != "x-docmill-description"}
        return {k: without_second_descriptions(v) for k, v in kept.items()}
    if isinstance(data, list):
        return [without_second_descriptions(value) for value in data]
    return data


def test_the_other_language_checks_and_describes() -> None:
    folder = needed(CORPUS)
    found = Diagnostics()
    services = read_services(
        [folder / "zh-2018-12"],
        Config(),
        found,
        root=folder,
        also=[folder / "en-2018-10" / "pages"],
    ).specs
    texts = [t for s in services for t in second_descriptions(s.document.data)]
    assert len(texts) > 1_000
    assert sum(text.isascii() for text in texts) > 0.8 * len(texts)
    differences = [item for item in found if item.code == "translation-differs"]
    assert differences
    for item in differences:
        assert item.span
        assert item.span.file.path.startswith("zh-2018-12/")
        assert item.related[0].span.file.path.startswith("en-2018-10/")
    alone = read_set("zh-2018-12").services.specs
    for mine, own in zip(services, alone, strict=True):
        assert without_second_descriptions(mine.document.data) == own.document.data
