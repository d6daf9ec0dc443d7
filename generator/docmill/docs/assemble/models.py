"""Models of a page set: sections that define fields, found by name, anchor or link."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docmill.diagnostics.source import Span
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import CodeBlock
from docmill.docs.model import FormKey
from docmill.docs.outline.links import Links
from docmill.docs.rows.statements import Statement
from docmill.openapi.document import Json

# Words that say what a heading is, not what the model is called: `Channel Object`.
_KIND = re.compile(
    r"\b(?:the|a|an|object|objects|structure|structures|schema|schemas|model|models|entity|entities|"
    r"type|types|definition|resource|attributes|fields|properties|format|json|response|data|params|"
    r"parameters|struct|interface|class|details?)\b|对象|结构|模型|数据|说明|定义|参数|字段|オブジェクト",
    re.I,
)
_NUMBER = re.compile(r"^\s*(?:\d+[.、)]?)+\s*|[（(].*?[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Model:
    """A model: its name, where it is defined, and the statements of its fields.

    `whole` is the row of a model that is a single value, such as a number; `values` are
    those of an enumeration, which has no fields. `shown` are the code blocks beside it.
    """

    key: FormKey
    name: str
    span: Span
    page: str
    statements: tuple[Statement, ...]
    whole: Statement | None = None
    values: tuple[Json, ...] = ()
    shown: tuple[CodeBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a page set by normalized name and by page and anchor.

    `closed` says that the pages describe the properties of the objects they have, so that
    an object without any is a map of what nobody names.
    """

    by_name: Mapping[str, Model]
    by_anchor: Mapping[tuple[str, str], Model]
    by_key: Mapping[FormKey, Model]
    links: Links
    closed: bool = False

    def named(self, name: str) -> Model | None:
        """The model of a name, whatever its spelling and number: `users`, `User object`."""
        key = normalized(name)
        if not key:
            return None
        return next((m for k in _spellings(key) if (m := self.by_name.get(k))), None)

    def linked(self, target: str, page: str) -> Model | None:
        """The model that a link from a page leads to; None where it leads elsewhere."""
        found = self.links.section(target, page)
        if found is None:
            return None
        outline, section = found
        path = outline.page.source.path
        anchor = "" if section.level == 0 else None
        if anchor == "":
            return self.by_anchor.get((path, ""))
        return next(
            (
                m
                for name in section.anchors
                if (m := self.by_anchor.get((path, name.casefold())))
            ),
            None,
        )

    def with_parts(
        self,
        rows: Sequence[Statement],
        page: str,
        seen: frozenset[FormKey] = frozenset(),
    ) -> tuple[Statement, ...]:
        """Rows with those of the models that rows without a name stand for.

        Reads `*anonymous* | [Pet](#pet)` and `*anonymous* | object` of a model `Cat`.
        """
        found: dict[str, Statement] = {}
        for row in rows:
            for one in self._part(row, page, seen) if row.root else (row,):
                found.setdefault(one.name, one)
        return tuple(found.values())

    def _part(
        self, row: Statement, page: str, seen: frozenset[FormKey]
    ) -> tuple[Statement, ...]:
        if row.children or row.type is None:
            return row.children
        link = next((link.target for link in links(row.type.value)), None)
        part = self.linked(link, page) if link else None
        if part is None or part.key in seen:
            return ()
        return self.with_parts(part.statements, part.page, seen | {part.key})


@lru_cache(maxsize=16384)
def normalized(name: str) -> str:
    """A name without numbering and words for its kind, folded: `User Object` is `user`."""
    bare = _NUMBER.sub("", name)
    short = re.sub(r"[\W_]+", "", _KIND.sub("", bare)).casefold()
    return short or re.sub(r"[\W_]+", "", bare).casefold()


def _spellings(key: str) -> tuple[str, ...]:
    """A folded name and what it may be the plural of: `policies`, `boxes`, `users`."""
    found = [key]
    if key.endswith("ies"):
        found.append(f"{key[:-3]}y")
    if key.endswith("es"):
        found.append(key[:-2])
    if key.endswith("s"):
        found.append(key[:-1])
    return tuple(found)
