"""Statements to fields: types, what is required, defaults, and facts in descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docmill.diagnostics.model import Diagnostics
from docmill.docs.assemble.models import Model, normalized
from docmill.docs.assemble.types import ReadType, TypeReader
from docmill.docs.descriptions import Fact, Language, Subject, Tier, mine, same, spoken
from docmill.docs.lower.check_keywords import report_mismatch, settle
from docmill.docs.lower.fields import SCHEMA_KEYWORDS
from docmill.docs.lower.literals import NotALiteral, Words, literal
from docmill.docs.markdown.inline import links, prose
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.visible import visible
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
from docmill.docs.rows.statements import Statement
from docmill.openapi.document import Json
from docmill.openapi.source_map import Origin, Unused

_LONGEST = 10_000
_NEAR = 160
"""How far into a description the link to the model of a field is looked for."""
_WORD = re.compile(r"[\w.\-]+")
_COLUMNS = frozenset(
    {"type-column", "default-column", "example-column", "values-column"}
)
# The end of a line that goes on below, where neither a break nor a list stands there.
_SOFT_BREAK = re.compile(r"(?<![\\])(?<!  )\n(?!\s{0,8}(?:[-*+•]|\d{1,2}[.)])\s)")
_SPLIT = re.compile(r"\s*(?:[,，、|;\n]|<br\s?/?>)\s*")


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads statements of one page."""

    types: TypeReader
    languages: tuple[Language, ...]
    diagnostics: Diagnostics

    def read(self, rows: Sequence[Statement]) -> tuple[Field, ...]:
        """The fields of statements that stand together, each name once."""
        siblings = frozenset(row.name for row in rows)
        fields: dict[str, Field] = {}
        for row in rows:
            field = self.field(row, siblings)
            fields.setdefault(field.name, field)
        return tuple(fields.values())

    def field(self, row: Statement, siblings: frozenset[str]) -> Field:
        """The field of one statement, with its properties."""
        name, arrays = _without_arrays(row.name)
        read = self._type(row, arrays)
        stated = tuple(self._stated(row, read))
        facts = self._facts(row, name, read.type, siblings)
        used, unused = chosen(facts, stated, row.description)
        report_mismatch(used, unused, self.diagnostics)
        used, doubtful = settle(json_type(read.type), used, self.diagnostics, _COLUMNS)
        used, nullable = _nullable(used, read.nullable or row.nullable)
        return Field(
            name=name,
            type=read.type,
            required=row.required,
            keywords=used,
            description=self._description(row, read, used),
            unused=(*unused, *doubtful),
            span=row.span,
            name_span=row.name_passage.span,
            type_span=row.type.span if row.type else None,
            required_span=row.required_passage.span if row.required_passage else None,
            nullable=nullable,
            rule=row.source,
        )

    def _type(self, row: Statement, arrays: int) -> ReadType:
        inner = self.object(row.children) if row.children else None
        if row.type is None:
            read = ReadType(inner or Anything())
        else:
            read = self._only_link(row, self.types.read(row.type.value, inner))
            if not read.known and words(row.type):
                self.diagnostics.note(
                    "type-unknown",
                    f"{words(row.type)[:60]!r} is not a known type",
                    row.type.span,
                    hint="it was kept in the description; the value can be anything",
                )
        if read.type in (Anything(), Object(())) and (model := self._described(row)):
            read = ReadType(self.types.use(model), read.nullable)
        if arrays and not isinstance(read.type, Items):
            return ReadType(Items(read.type), read.nullable, read.known, read.values)
        return read

    def _described(self, row: Statement) -> Model | None:
        """The model that a description links to by the name of the field.

        Reads `billing_address`: "see [Billing address](#billing-address)"; not a link to a
        guide, nor to the model of another field.
        """
        for link in links(row.description.value) if row.description else ():
            if normalized(visible(link.text).text) == normalized(row.name):
                model = self.types.models.linked(link.target, self.types.page)
                if model is not None and model.whole is None:
                    return model
        return None

    def _only_link(self, row: Statement, read: ReadType) -> ReadType:
        """An open array or object whose description links to the model of it.

        Reads `list` beside "[Order](#order) list" and `object` beside "See
        [order](#order)"; must not read a text that links to several.
        """
        target = read.type.item if isinstance(read.type, Items) else read.type
        is_open = target == Object(()) or (
            isinstance(read.type, Items) and isinstance(target, Anything)
        )
        if not is_open or row.description is None or row.children:
            return read
        found = {
            model.key: model
            for link in links(row.description.value[:_NEAR])
            if (model := self.types.models.linked(link.target, self.types.page))
        }
        models = [m for m in found.values() if m.statements and not m.values]
        if len(models) != 1:
            return read
        ref = self.types.use(models[0])
        return replace(read, type=Items(ref) if isinstance(read.type, Items) else ref)

    def names(self, type_: FieldType) -> frozenset[str]:
        """The names of the properties of an object, those of a model included."""
        match type_:
            case Object(fields=fields):
                return frozenset(field.name for field in fields)
            case Ref(form=form):
                model = self.types.models.by_key.get(form)
                return (
                    frozenset(r.name for r in model.statements)
                    if model
                    else frozenset()
                )
            case _:
                return frozenset()

    def object(self, rows: Sequence[Statement]) -> FieldType:
        """What the rows below a row make: an object, a map, or the value of a root row.

        `additionalProperties` is no name.
        """
        roots = [row for row in rows if row.root]
        if roots:
            rows = self.types.models.with_parts(rows, self.types.page)
            if not rows and len(roots) == 1:
                return self._type(roots[0], 0).type
        named = tuple(r for r in rows if r.name.strip("*") != "additionalProperties")
        others = [r for r in rows if r.name.strip("*") == "additionalProperties"]
        if others and not named:
            return Values(self._type(others[0], 0).type)
        return Object(self.read(named))

    def _stated(self, row: Statement, read: ReadType) -> Iterator[Keyword]:
        if isinstance(read.type, Scalar) and read.type.format and row.type is not None:
            yield Keyword(
                "format", read.type.format, Origin(row.type.span, "type-column", STATED)
            )
        if read.values and row.type is not None:
            yield Keyword(
                "enum", list(read.values), Origin(row.type.span, "type-column", STATED)
            )
        if row.default is not None:
            yield from self._value("default", "default-column", row.default, read.type)
        if row.example is not None:
            yield from self._value("examples", "example-column", row.example, read.type)
        if row.values is not None and not read.values:
            yield from self._values(row.values, read.type)

    def _value(
        self, name: str, rule: str, text: Passage, type_: FieldType
    ) -> Iterator[Keyword]:
        shown = words(text).strip("`\"'“” ")
        if (
            not shown
            or isinstance(type_, (Ref, OneOf, Object, Values))
            or self.types.lexicon.is_empty(shown)
        ):
            return
        try:
            value = (
                _any(shown, self.types.lexicon)
                if isinstance(type_, Anything)
                else literal(shown, type_, self.types.lexicon)
            )
        except NotALiteral:
            self.diagnostics.note(
                f"{name.removesuffix('s')}-not-a-literal",
                f"{shown[:60]!r} is not a value of the type of its row",
                text.span,
                hint="it was kept in the description",
            )
            return
        yield Keyword(
            name,
            [value] if name == "examples" else value,
            Origin(text.span, rule, STATED),
        )

    def _values(self, text: Passage, type_: FieldType) -> Iterator[Keyword]:
        """A column of allowed values: literals between commas, each a value of the type."""
        coded = re.findall(r"`([^`]{1,60})`", text.value)
        parts = coded or [
            visible(p).text.strip("\"'“” ") for p in _SPLIT.split(text.value)
        ]
        target = type_.item if isinstance(type_, Items) else type_
        if (
            not all(parts)
            or not parts
            or not isinstance(target, (Scalar, Anything))
            or any(" " in p for p in parts)
        ):
            return
        try:
            values = [
                (
                    _any(p, self.types.lexicon)
                    if isinstance(target, Anything)
                    else literal(p, target, self.types.lexicon)
                )
                for p in parts
            ]
        except NotALiteral:
            return
        if not isinstance(type_, Items) and len(values) > 1:
            yield Keyword(
                "enum",
                list(dict.fromkeys(values)),
                Origin(text.span, "values-column", STATED),
            )

    def _facts(
        self, row: Statement, name: str, type_: FieldType, siblings: frozenset[str]
    ) -> tuple[Fact, ...]:
        if row.description is None or len(row.description.value) > _LONGEST:
            return ()
        text = row.description.value
        if row.source != "table-row":
            text = _unwrapped(row.description)
        subject = Subject(
            name=name,
            type=json_type(type_),
            siblings=tuple(sorted(siblings.intersection(_WORD.findall(text)))),
        )
        return mine(text, subject, spoken(text, self.languages))

    def _description(
        self, row: Statement, read: ReadType, used: tuple[Keyword, ...]
    ) -> str:
        lines = [prose(row.description.value)] if row.description else []
        rules = {keyword.origin.rule for keyword in used}
        if row.type is not None and not read.known and words(row.type):
            lines.append(f"({words(row.type)})")
        for rule, text in (
            ("default-column", row.default),
            ("values-column", row.values),
        ):
            if text is not None and rule not in rules:
                lines.append(
                    f"{rule.removesuffix('-column').capitalize()}: {words(text)}"
                )
        return "\n".join(line for line in lines if line)


def _unwrapped(text: Passage) -> str:
    """A text with a blank for each line break within one of its paragraphs.

    Parts that stood beside each other on the page stay apart. No place moves.
    """
    soft = {
        after - 1
        for (_, one), (after, other) in pairwise(text.pieces)
        if other.line == one.line + 1
    }
    return _SOFT_BREAK.sub(
        lambda match: " " if match.start() in soft else match[0], text.value
    )


def _without_arrays(name: str) -> tuple[str, int]:
    arrays = 0
    while name.endswith("[]") and len(name) > 2:
        name, arrays = name[:-2], arrays + 1
    return name, arrays


def _any(text: str, words_: Words) -> Json:
    """A literal where the type is not known: a number, true, false, else the text."""
    for type_ in ("integer", "number"):
        try:
            return literal(text, Scalar(type_), words_)
        except NotALiteral:
            continue
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if len(text) > 80 or " " in text:
        raise NotALiteral(text)
    return text


def _nullable(
    used: tuple[Keyword, ...], nullable: bool
) -> tuple[tuple[Keyword, ...], bool]:
    rest = tuple(k for k in used if not (k.name == "default" and k.value is None))
    return rest, nullable or len(rest) < len(used)


def json_type(type_: FieldType) -> str:
    """The JSON Schema type of a field, empty where it is not one."""
    match type_:
        case Scalar(name):
            return name
        case Items():
            return "array"
        case Values() | Ref() | Object():
            return "object"
        case _:
            return ""


def chosen(
    facts: tuple[Fact, ...], stated: tuple[Keyword, ...], description: Passage | None
) -> tuple[tuple[Keyword, ...], tuple[Unused, ...]]:
    """What becomes a keyword: columns first, then facts beyond doubt, each name once."""
    used = {keyword.name: keyword for keyword in stated}
    unused: list[Unused] = []
    for fact in facts if description is not None else ():
        assert description is not None
        origin = Origin(description.part(fact.start, fact.end), fact.rule, fact.tier)
        usable = fact.tier is Tier.CERTAIN and fact.kind in SCHEMA_KEYWORDS
        if usable and fact.kind not in used:
            used[fact.kind] = Keyword(fact.kind, fact.value, origin)
        elif not usable or not same(used[fact.kind].value, fact.value):
            unused.append(Unused(fact.kind, fact.value, origin))
    return tuple(used.values()), tuple(unused)
