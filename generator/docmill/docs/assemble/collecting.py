"""Finding the models of a page set: sections that define fields or list values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from docmill.docs.assemble.enumerations import listed_values
from docmill.docs.assemble.models import Model, Models, normalized
from docmill.docs.assemble.named_tables import attach
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Table
from docmill.docs.markdown.passages import words
from docmill.docs.nesting.dotted import resolved
from docmill.docs.outline.choose import Chosen
from docmill.docs.outline.contents import Group
from docmill.docs.outline.links import links_of
from docmill.docs.outline.read_contents import read_fields
from docmill.docs.outline.sections import TITLE_LEVEL, Outline, Section
from docmill.docs.rows.enumerated import enumerated, with_values
from docmill.docs.rows.statements import Statement

# Concepts that say what stands under a heading; others, as in a model called
# `Pagination` or `Error`, may be the name of what is described there.
_STRUCTURE = frozenset(
    [
        "parameters",
        "definition",
        "model",
        "request",
        "response",
        "returns",
        "example",
        "success",
        "body",
        "query",
        "path",
        "header",
        "form",
        "cookie",
        "url",
        "code_sample",
        "description",
        "enum",
    ]
)

_MANY = 6
"""As many described objects say that a page set describes its objects."""
_NEAR = 12
"""How many sections from the one that names a model its examples are looked for."""


Fields = dict[int, list[Group]]
"""The fields of the sections of one page that were read so far."""


def collect(outlines: Sequence[Outline], chosen: Chosen, lexicon: Lexicon) -> Models:
    """Every section that defines fields or lists values, in operations and outside."""
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
    closed = sum(_described(m.statements) for m in by_key.values()) >= _MANY
    found = Models(by_name, by_anchor, by_key, links_of(outlines), closed)
    whole = {key: _with_parts(model, found) for key, model in by_key.items()}
    return replace(
        found,
        by_name={name: whole.get(m.key, m) for name, m in by_name.items()},
        by_anchor={at: whole[m.key] for at, m in by_anchor.items()},
        by_key=whole,
    )


def _described(rows: Sequence[Statement]) -> int:
    """How many rows have the properties of an object below them or behind a link."""
    return sum(
        (bool(row.children) or (row.type is not None and "](" in row.type.value))
        + _described(row.children)
        for row in rows
    )


def _with_parts(model: Model, models: Models) -> Model:
    """A model with the fields of the models that it is made of."""
    if not any(row.root for row in model.statements):
        return model
    rows = models.with_parts(model.statements, model.page, frozenset({model.key}))
    return replace(model, statements=resolved(rows))


def _models(
    outline: Outline, owned: frozenset[int], lexicon: Lexicon
) -> Iterator[tuple[Model, tuple[str, ...], bool]]:
    fields: Fields = {}
    for section in outline.sections:
        name = _name(outline, section, owned)
        model = (
            _model(outline, section, name, lexicon, fields)
            if name is not None
            else None
        )
        if model is not None:
            yield model, _anchors(outline, section, owned), _is_free(section, owned)


def _model(
    outline: Outline, section: Section, name: str, lexicon: Lexicon, fields: Fields
) -> Model | None:
    """The model that a section describes: its fields, its value, or its values."""
    path = outline.page.source.path
    values = listed_values(section, lexicon)
    groups = _groups(outline, section, lexicon, fields) if not values else []
    tables = [g for g in groups if g.statements[0].source != "skeleton"]
    rows = [row for group in tables or groups for row in group.statements]
    rows = _with_values(rows, outline, section, lexicon)
    if not rows and not values:
        return None
    for inner in outline.sections[section.index + 1 : outline.end(section.index)]:
        _attach_part(rows, inner, lexicon, fields)
    alias = _alias(rows, name)
    title = section.title or (rows[0].name_passage if rows else None)
    if title is None:
        return None
    return Model(
        (path, section.index),
        name,
        title.span,
        path,
        () if alias is not None and alias.root else resolved(rows),
        alias,
        values,
        tuple(_shown(outline, section)),
    )


def _attach_part(
    rows: list[Statement], section: Section, lexicon: Lexicon, fields: Fields
) -> None:
    """Put the fields of a section below the row of a model that its title names.

    Reads "#### Address object" below a model with the row `address`.
    """
    if section.title is None or not section.is_heading or section.role.sure:
        return
    below = [r for group in _read(section, lexicon, fields) for r in group.statements]
    if below:
        attach(rows, normalized(words(section.title)), tuple(below), by_type=False)


def _shown(outline: Outline, section: Section) -> Iterator[CodeBlock]:
    """The code blocks of a section, of the headings over it up to the one that names it,
    and of examples right below.
    """
    around = [section]
    for one in outline.ancestors(section.index):
        if not (section.role.sure and section.concepts) or one.level == 0:
            break
        around.append(one)
        if not (one.role.sure and one.concepts):
            break
    first = around[-1]
    near = outline.sections[first.index : outline.end(first.index)]
    for one in near[:_NEAR]:
        if one in around or ("example" in one.concepts and one.parent == first.index):
            yield from (b for b in one.blocks if isinstance(b, CodeBlock))


def _with_values(
    rows: list[Statement], outline: Outline, section: Section, lexicon: Lexicon
) -> list[Statement]:
    """The rows with the values that a table behind them, "Enumerated Values", lists."""
    for later in outline.sections[section.index + 1 : section.index + 3]:
        if later.level < section.level or "enum" not in later.concepts:
            continue
        for block in later.blocks:
            if isinstance(block, Table):
                rows = list(with_values(rows, enumerated(block, lexicon)))
    return rows


def _is_free(section: Section, owned: frozenset[int]) -> bool:
    """Whether a model may be named from anywhere: it is no part of an operation."""
    return section.index not in owned or not section.role.sure


def _alias(rows: list[Statement], name: str) -> Statement | None:
    """The one row of a model that is no object.

    It stands for the whole value, or is called like the model itself.
    """
    if len(rows) != 1 or rows[0].children:
        return None
    row = rows[0]
    if row.root:
        return row if row.type is not None else None
    return row if normalized(row.name) == normalized(name) else None


def _read(section: Section, lexicon: Lexicon, fields: Fields) -> list[Group]:
    if section.index not in fields:
        fields[section.index] = read_fields(section, lexicon)
    return fields[section.index]


def _groups(
    outline: Outline, section: Section, lexicon: Lexicon, fields: Fields
) -> list[Group]:
    """The fields of a section; its own first, else those of the parts right below it."""
    found = _read(section, lexicon, fields)
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
            below += _read(inner, lexicon, fields)
    return below


def _is_attribute(outline: Outline, section: Section, inner: Section) -> bool:
    """A property that is a heading below a heading `Attributes` of the section."""
    parent = outline.sections[inner.parent]
    return (
        parent.parent == section.index
        and bool(parent.concepts & {"parameters"})
        and "`" in (inner.title.value if inner.title else "")
    )


def _name(outline: Outline, section: Section, owned: frozenset[int]) -> str | None:
    """The title of a section; of one called `Attributes` that of the section around it."""
    for one in (section, *outline.ancestors(section.index)):
        if one.title is not None and _is_name(one, owned):
            return words(one.title)
        if one.level == 0:
            title = outline.page.front_matter.get("title")
            return (
                title.value.strip("\"'")
                if title
                else PurePosixPath(outline.page.source.path).stem
            )
    return None


def _is_name(section: Section, owned: frozenset[int]) -> bool:
    """Whether a title names what is described, and is no word such as `Properties`.

    Reads `Pagination` and `Error` outside operations.
    """
    if not (section.role.sure and section.concepts):
        return True
    return section.index not in owned and not section.concepts & _STRUCTURE


def _anchors(
    outline: Outline, section: Section, owned: frozenset[int]
) -> tuple[str, ...]:
    """The anchors of a section and of a heading above whose first fields these are."""
    anchors = section.anchors
    named = _is_name(section, owned)
    for one in outline.ancestors(section.index):
        anchors = (*anchors, *one.anchors)
        if one.level == 0:
            return (*anchors, "")
        if named or _is_name(one, owned):
            return anchors
    return anchors
