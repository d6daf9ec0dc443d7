"""What every part of a reference is made with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from docmill.openapi.document import Json, is_map
from docmill.openapi.languages import TRANSLATIONS
from docmill.openapi.node import Node
from docmill.publish.anchors import Anchors
from docmill.publish.model import Html, Link, Prose, Source
from docmill.publish.render.markdown_to_html import prose
from docmill.publish.schema_view import SchemaView, Single, schema_view, single
from docmill.publish.source_links import SourceLinks
from docmill.words.detect import language_of

MOST_REPEATED = 200_000
"""Members that are shown in more than one place, in all of a page."""


@dataclass(slots=True)
class Budget:
    """How many members may still be shown a second time; keeps the page in proportion."""

    left: int = MOST_REPEATED

    def take(self, count: int) -> bool:
        """Whether there is enough left for so many."""
        self.left -= count
        return self.left >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A document, the language of its readers, and what has been made of it so far."""

    root: Node
    language: str
    sources: SourceLinks
    anchors: Anchors = field(default_factory=Anchors)
    schemas: dict[str, Link] = field(default_factory=dict[str, Link])
    """The links to named schemas, by name."""
    budget: Budget = field(default_factory=Budget)
    _merged: dict[str, SchemaView] = field(default_factory=dict[str, SchemaView])
    _single: dict[str, Single] = field(default_factory=dict[str, Single])

    def text(self, data: Json) -> str:
        """The description of something in the language of the readers, if there is one."""
        if not is_map(data):
            return ""
        other = data.get(TRANSLATIONS)
        translated = other.get(self.language) if is_map(other) else None
        text = translated or data.get("description")
        return text if isinstance(text, str) else ""

    def prose(self, text: str, level: int) -> Prose | None:
        """A description, marked where it is in another language than the page."""
        found = prose(text, level)
        language = language_of(text, self.language)
        if found is None or language in {self.language, ""}:
            return found
        html = f'<div lang="{language}">{found.html}</div>'
        return replace(found, html=Html(html))

    def described(self, data: Json, level: int) -> Prose | None:
        """The description of something, and the link to more of it."""
        text = self.text(data)
        more = external(data)
        if more is not None:
            label = re.sub(r"([\\`*_\[\]<>])", r"\\\1", more.label)
            text = f"{text}\n\n[{label}](<{more.href}>)".strip()
        return self.prose(text, level)

    def single(self, node: Node) -> Single:
        """What a schema merely annotates."""
        found = self._single.get(node.use)
        if found is None:
            found = self._single[node.use] = single(node)
        return found

    def merged(self, node: Node) -> SchemaView:
        """All that a schema says."""
        found = self._merged.get(node.pointer)
        if found is None:
            found = self._merged[node.pointer] = schema_view(node)
        return found

    def source(self, pointer: str) -> Source | None:
        """Where the part at a pointer comes from."""
        return self.sources.of(pointer)


def external(data: Json) -> Link | None:
    """The link to the documentation outside that a part has."""
    docs = data.get("externalDocs") if is_map(data) else None
    url = docs.get("url") if is_map(docs) else None
    if not is_map(docs) or not isinstance(url, str):
        return None
    label = docs.get("description")
    return Link(label=label if isinstance(label, str) and label else url, href=url)
