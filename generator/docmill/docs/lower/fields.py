"""Rows to fields: types, what is required, defaults, and the facts of descriptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.cells import type_cells
from docmill.docs.cells.type_cells import (
    ArrayOf,
    DocType,
    MapOf,
    Named,
    Primitive,
    Unknown,
)
from docmill.docs.descriptions import Fact, Language, Subject, Tier, mine, same
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.facts import FieldRow, Text
from docmill.docs.lower.check_keywords import report_mismatch, settle
from docmill.docs.lower.literals import NotALiteral, literal
from docmill.docs.markdown.inline import label, prose
from docmill.docs.model import (
    STATED,
    Anything,
    Field,
    FieldType,
    Items,
    Keyword,
    Object,
    OneOf,
    Ref,
    Scalar,
    Values,
)
from docmill.openapi.schema_keywords import (
    COUNTS_OF_ITEMS,
    LENGTHS,
    OF_NUMBERS,
    VALUES,
)
from docmill.openapi.source_map import Origin, Unused

SCHEMA_KEYWORDS = frozenset(
    (
        *VALUES,
        *OF_NUMBERS,
        *LENGTHS,
        *COUNTS_OF_ITEMS,
        "deprecated",
        "format",
        "readOnly",
    )
)
"""What a description may state of a value."""

# Real descriptions have up to 4,300 characters.
_LONGEST = 10_000
_WORD = re.compile(r"\w+")
_DOTTED_WORD = re.compile(r"[\w.\-]+")

_COLUMNS = frozenset({"type-column", "default-column", "example-column"})

Resolve = Callable[[Named], Ref | None]
"""Finds the table of a model, from the table that names it."""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads the rows of one table."""

    dialect: Dialect
    languages: tuple[Language, ...]
    siblings: frozenset[str]
    resolve: Resolve
    enums: Callable[[str, Text], Keyword | None]
    diagnostics: Diagnostics

    def read(self, row: FieldRow) -> Field:
        """The field that a row describes. What cannot be read is reported."""
        type_ = self._type(row)
        stated = tuple(self._stated(row, type_))
        facts = self._facts(row, type_)
        used, unused = _chosen(facts, stated, row.description.span)
        report_mismatch(used, unused, self.diagnostics)
        if type_ == Scalar("string") and not any(k.name == "enum" for k in used):
            linked = self.enums(row.name.value, row.description)
            used = (*used, linked) if linked else used
        used, doubtful = settle(_json_type(type_), used, self.diagnostics, _COLUMNS)
        unused = (*unused, *doubtful)
        return Field(
            name=row.name.value,
            type=type_,
            required=self._required(row),
            keywords=used,
            description=self._description(row, used),
            unused=unused,
            span=row.span,
            name_span=row.name.span,
            type_span=row.type.span,
            required_span=row.required.span if row.required else None,
        )

    def _type(self, row: FieldRow) -> FieldType:
        if not row.type.value:
            self.diagnostics.warning(
                "type-missing",
                f"{row.name.value} has no type",
                row.span,
                hint="it was read as any JSON value; fill in its type cell",
            )
            return Anything()
        return self._convert(type_cells.parse(row.type.value, self.dialect), row)

    def _convert(self, type_: DocType, row: FieldRow) -> FieldType:
        match type_:
            case Primitive(name, format_):
                return Scalar(name, format_)
            case ArrayOf(item):
                return Items(self._convert(item, row))
            case MapOf(value):
                return Values(self._convert(value, row))
            case Named(name):
                ref = self.resolve(type_)
                if ref is None:
                    self._undefined(name, row)
                return ref or Anything()
            case Unknown(text):
                self.diagnostics.warning(
                    "type-unknown",
                    f"{text!r} is not a type of the dialect",
                    row.type.span,
                    hint="it was read as any JSON value; correct the cell or add the word"
                    " to [types] in the dialect",
                )
                return Anything()

    def _undefined(self, name: str, row: FieldRow) -> None:
        self.diagnostics.warning(
            "model-undefined",
            f"the page has no table for the model {name!r}",
            row.type.span,
            hint="it was read as any JSON value; add a heading and a table for it",
        )

    def _required(self, row: FieldRow) -> bool | None:
        if row.required is None:
            return None
        truth = self.dialect.truth(row.required.value)
        if truth is None and row.required.value:
            self.diagnostics.warning(
                "required-unknown",
                f"{row.required.value!r} is neither yes nor no",
                row.required.span,
                hint="it was read as not required; use one of the words in [words]",
            )
        return bool(truth)

    def _stated(self, row: FieldRow, type_: FieldType) -> Iterator[Keyword]:
        if isinstance(type_, Scalar) and type_.format:
            yield Keyword(
                "format", type_.format, Origin(row.type.span, "type-column", STATED)
            )
        if row.default is not None and not self.dialect.is_empty(row.default.value):
            yield from self._value("default", "default-column", row.default, type_)
        if row.example is not None:
            text = Text(label(row.example.value), row.example.span)
            if not self.dialect.is_empty(text.value):
                yield from self._value("examples", "example-column", text, type_)

    def _value(
        self, name: str, rule: str, text: Text, type_: FieldType
    ) -> Iterator[Keyword]:
        try:
            value = literal(text.value, type_, self.dialect)
        except NotALiteral:
            self.diagnostics.note(
                f"{name.removesuffix('s')}-not-a-literal",
                f"{text.value!r} is not a value of the type of its row",
                text.span,
                hint="it was kept in the description",
            )
            return
        value = [value] if name == "examples" else value
        yield Keyword(name, value, Origin(text.span, rule, STATED))

    def _facts(self, row: FieldRow, type_: FieldType) -> tuple[Fact, ...]:
        text = row.description.value
        if len(text) > _LONGEST:
            self.diagnostics.note(
                "description-too-long",
                f"description has more than {_LONGEST:,} characters",
                row.description.span,
                hint="no facts were looked for in it",
            )
            return ()
        if not text:
            return ()
        words = {*_WORD.findall(text), *_DOTTED_WORD.findall(text)}
        subject = Subject(
            name=row.name.value,
            type=_json_type(type_),
            siblings=tuple(sorted(words & self.siblings)),
        )
        return mine(text, subject, self.languages)

    def _description(self, row: FieldRow, used: tuple[Keyword, ...]) -> str:
        """The description, and below it the cells that no keyword holds."""
        lines = [prose(row.description.value)]
        names = {keyword.origin.rule for keyword in used}
        for rule, cell in (
            ("default-column", row.default),
            ("example-column", row.example),
        ):
            if (
                cell is not None
                and not self.dialect.is_empty(cell.value)
                and rule not in names
            ):
                word = self.dialect.data["columns"][rule.removesuffix("-column")][0]
                lines.append(f"{word}: {label(cell.value)}")
        return "\n".join(line for line in lines if line)


def _json_type(type_: FieldType) -> str:
    match type_:
        case Scalar(name):
            return name
        case Items():
            return "array"
        case Values() | Ref() | Object():
            return "object"
        case Anything() | OneOf():
            return ""


def _chosen(
    facts: tuple[Fact, ...], stated: tuple[Keyword, ...], span: Span
) -> tuple[tuple[Keyword, ...], tuple[Unused, ...]]:
    """What becomes a keyword: columns first, then facts beyond doubt, each name once."""
    used = {keyword.name: keyword for keyword in stated}
    unused: list[Unused] = []
    for fact in facts:
        origin = Origin(span.part(fact.start, fact.end), fact.rule, fact.tier)
        usable = fact.tier is Tier.CERTAIN and fact.kind in SCHEMA_KEYWORDS
        if usable and fact.kind not in used:
            used[fact.kind] = Keyword(fact.kind, fact.value, origin)
        elif not usable or not same(used[fact.kind].value, fact.value):
            unused.append(Unused(fact.kind, fact.value, origin))
    return tuple(used.values()), tuple(unused)
