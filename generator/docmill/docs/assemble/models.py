"""Models of a page set: sections that define fields, found by name, anchor or link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from docmill.diagnostics.source import Span
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.passages import words
from docmill.docs.model import FormKey
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.choose import Chosen
from docmill.docs.outline.contents import Group
from docmill.docs.outline.links import Links, links_of
from docmill.docs.outline.read_contents import read_fields
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section
from docmill.docs.rows.statements import Statement

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

    `whole` is the row of a model that is a single value, such as a number.
    """

    key: FormKey
    name: str
    span: Span
    page: str
    statements: tuple[Statement, ...]
    whole: Statement | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a page set by normalized name and by page and anchor."""

    by_name: Mapping[str, Model]
    by_anchor: Mapping[tuple[str, str], Model]
    by_key: Mapping[FormKey, Model]
    links: Links

    def named(self, name: str) -> Model | None:
        """The model of a name, whatever its spelling and number: `users`, `User object`."""
        key = normalized(name)
        if not key:
            return None
        return self.by_name.get(key) or self.by_name.get(key.removesuffix("s"))

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


def normalized(name: str) -> str:
    """A name without numbering and words for its kind, folded: `User Object` is `user`."""
    bare = _NUMBER.sub("", name)
    short = re.sub(r"[\W_]+", "", _KIND.sub("", bare)).casefold()
    return short or re.sub(r"[\W_]+", "", bare).casefold()


def collect(outlines: Sequence[Outline], chosen: Chosen, lexicon: Lexicon) -> Models:
    """Every section that defines fields, within operations and outside."""
    by_name: dict[str, Model] = {}
    by_anchor: dict[tuple[str, str], Model] = {}
    for outline in outlines:
        path = outline.page.source.path
        owned = chosen.owned.get(path, frozenset[int]())
        for model, anchors, free in _models(outline, owned, lexicon):
            if free:
                by_name.setdefault(normalized(model.name), model)
            for anchor in anchors:
                by_anchor.setdefault((path, anchor.casefold()), model)
    by_key = {m.key: m for m in by_anchor.values()}
    return Models(by_name, by_anchor, by_key, links_of(outlines))


def _models(
    outline: Outline, owned: frozenset[int], lexicon: Lexicon
) -> Iterable[tuple[Model, tuple[str, ...], bool]]:
    path = outline.page.source.path
    for section in outline.sections:
        groups = _groups(outline, section, lexicon)
        tables = [g for g in groups if g.statements[0].source != "skeleton"]
        groups = tables or groups
        name = _name(outline, section)
        rows = [row for group in groups for row in group.statements if not row.root]
        alias = _alias(rows, name)
        whole = [row for group in groups for row in group.statements if row.root]
        rows = rows or [child for row in whole for child in row.children]
        if not rows or name is None:
            continue
        free = section.index not in owned or not section.role.sure
        if (
            section.role.sure
            and section.concepts & {"request", "error"}
            and section.index in owned
        ):
            free = False
        model = Model(
            (path, section.index),
            name,
            (section.title or rows[0].name_passage).span,
            path,
            resolved(rows),
            alias,
        )
        yield model, _anchors(outline, section), free


def _alias(rows: list[Statement], name: str | None) -> Statement | None:
    """The one row of a model that is no object: it is called like the model itself."""
    if len(rows) != 1 or name is None or rows[0].children:
        return None
    return rows[0] if normalized(rows[0].name) == normalized(name) else None


def _groups(outline: Outline, section: Section, lexicon: Lexicon) -> list[Group]:
    """The fields of a section; its own first, else those of the parts right below it."""
    found = read_fields(section, lexicon)
    if found or section.level == 0:
        return found
    below: list[Group] = []
    for inner in outline.sections[section.index + 1 : outline.end(section.index)]:
        if (
            inner.parent == section.index
            and (
                inner.level > TITLE_LEVEL
                or (
                    inner.concepts & {"parameters", "definition", "model"}
                    and inner.role.sure
                )
                or "`" in (inner.title.value if inner.title else "")
            )
        ) or (inner.parent != section.index and _is_attribute(outline, section, inner)):
            below += read_fields(inner, lexicon)
    return below


def _is_attribute(outline: Outline, section: Section, inner: Section) -> bool:
    """A property that is a heading below a heading `Attributes` of the section."""
    parent = outline.sections[inner.parent]
    return (
        parent.parent == section.index
        and bool(parent.concepts & {"parameters"})
        and "`" in (inner.title.value if inner.title else "")
    )


def _name(outline: Outline, section: Section) -> str | None:
    """The title of a section; of one called `Attributes` that of the section around it."""
    for one in (section, *outline.ancestors(section.index)):
        if one.title is not None and not (one.role.sure and one.concepts):
            return words(one.title)
        if one.level == 0:
            title = outline.page.front_matter.get("title")
            return (
                title.value.strip("\"'")
                if title
                else PurePosixPath(outline.page.source.path).stem
            )
    return None


def _anchors(outline: Outline, section: Section) -> tuple[str, ...]:
    """The anchors of a section and of a heading above whose first fields these are."""
    anchors = section.anchors
    for one in outline.ancestors(section.index):
        anchors = (*anchors, *one.anchors)
        if one.level == 0:
            return (*anchors, "")
        if not (section.role.sure or one.role.sure):
            return anchors
    return anchors
