"""The models that an operation uses, as forms of the service."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docmill.diagnostics.model import Diagnostics
from docmill.docs.assemble.fields import FieldReader
from docmill.docs.assemble.model_examples import completed_fields
from docmill.docs.assemble.models import Model, Models
from docmill.docs.assemble.types import TypeReader
from docmill.docs.descriptions import Language
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.model import Form, FormKey, Ref
from docmill.docs.rows.statements import Statement

_KIND = re.compile(
    r"\b(?:the|a|an|object|objects|structure|structures|schema|schemas|model|entity|"
    r"definition|fields|attributes)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What assembling the operations of a page set needs beside them.

    `silence_is_required` says that a field without a word on it is required; `declared` has
    method and shape of path of every operation.
    """

    lexicon: Lexicon
    models: Models
    languages: tuple[Language, ...]
    diagnostics: Diagnostics
    silence_is_required: bool = False
    declared: frozenset[tuple[str | None, str]] = frozenset()


class Forms:
    """The models that an operation uses, and those that they use."""

    def __init__(self, setting: Setting) -> None:
        """Start with no model used."""
        self.setting = setting
        self.found: dict[FormKey, Form | None] = {}
        self.queue: list[Model] = []

    def reader(self, page: str) -> FieldReader:
        """Reads the fields of a page, and takes note of the models they name."""
        types = TypeReader(self.setting.lexicon, self.setting.models, page, self.use)
        return FieldReader(types, self.setting.languages, self.setting.diagnostics)

    def use(self, model: Model) -> Ref:
        """The reference to a model."""
        name = component_name(model.name)
        if model.key not in self.found:
            self.found[model.key] = None
            self.queue.append(model)
        return Ref(model.key, name)

    def all(self) -> tuple[Form, ...]:
        """The forms of the models used so far and of those that they use."""
        while self.queue:
            model = self.queue.pop(0)
            silence = True if self.setting.silence_is_required else None
            rows = [told(row, silence) for row in model.statements]
            reader = self.reader(model.page)
            closed = self.setting.models.closed
            fields = completed_fields(model, reader.read(rows), reader.types, closed)
            self.found[model.key] = Form(
                key=model.key,
                name=component_name(model.name),
                span=model.span,
                request=any(f.required is not None for f in fields),
                fields=fields,
            )
        return tuple(form for form in self.found.values() if form is not None)


def component_name(title: str) -> str:
    """The name of a model as a component: `Channel Object` is `Channel`."""
    short = _KIND.sub(" ", re.sub(r"^\s*(?:\d{1,3}[.、)]?)+\s*", "", title))
    parts = re.findall(r"\w+", short) or re.findall(r"\w+", title)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def told(row: Statement, silence: bool | None) -> Statement:
    """The statement with what silence means: required, optional, or nothing (None)."""
    if silence is None or (row.required is not None and not row.children):
        return row
    children = tuple(told(child, silence) for child in row.children)
    required = silence if row.required is None else row.required
    return replace(row, required=required, children=children)
