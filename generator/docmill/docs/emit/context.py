"""What every part of a document is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from docmill.docs.dialects.dialect import Dialect
from docmill.docs.emit.trace import Trace
from docmill.docs.merge import RESERVED, pascal
from docmill.docs.model import Operation, Service, Translation
from docmill.openapi.document import Json

Suffix = Literal["Request", "Response"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A service, the words of its dialect, and the collector of origins.

    `envelopes` names the schema of each operation's body and answer.
    """

    service: Service
    dialect: Dialect
    trace: Trace
    envelopes: Mapping[tuple[str, Suffix], str]

    def is_idempotency_key(self, name: str) -> bool:
        """Whether a parameter makes it safe to send a call twice."""
        return name in self.dialect.data["client"]["idempotency"]


def envelope_names(service: Service) -> dict[tuple[str, Suffix], str]:
    """A name for the body and for the answer of each operation that no model has."""
    taken = {component.name for component in service.components} | RESERVED
    names: dict[tuple[str, Suffix], str] = {}
    for operation in service.operations:
        for suffix in _suffixes(operation):
            name = _free(pascal(operation.id) + suffix, taken)
            names[operation.id, suffix] = name
            taken.add(name)
    return names


def _suffixes(operation: Operation) -> tuple[Suffix, ...]:
    found: list[Suffix] = []
    if operation.body is not None:
        found.append("Request")
    if operation.result is not None and operation.answers_with_body:
        found.append("Response")
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    numbered = (f"{name}Message{n}" if n > 1 else f"{name}Message" for n in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)


def reference(name: str) -> dict[str, Json]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def translations(translation: Translation | None) -> dict[str, Json]:
    """The extension that holds a description in another language."""
    if translation is None:
        return {}
    return {"x-docmill-description": {translation.language: translation.text}}
