"""The Python names of what a document names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Identifier, identifier
from docmill.client.planner.documents import COMPONENT_SCHEMAS, Document
from docmill.naming import allocate, class_name, loses_letters, module_name, value_name
from docmill.openapi.model import split

PACKAGE_EXPORTS = frozenset(
    [
        "APIError",
        "APIStatusError",
        "AsyncClient",
        "Client",
        "Credentials",
        "CredentialsProvider",
        "UNSET",
        "Unset",
    ]
)
_MODULE_NAMES = frozenset(
    [
        "Annotated",
        "Any",
        "CamelModel",
        "Field",
        "Literal",
        "Model",
        "PascalModel",
        "Tag",
        "TypeAlias",
        "BaseModel",
    ]
)
_CLASS_RESERVED = PACKAGE_EXPORTS | _MODULE_NAMES

_ROOTS = {"responses": "Response", "requestBodies": "Body", "headers": "Header"}
_SILENT = frozenset(
    ("schema", "content", "properties", "allOf", "$defs", "definitions")
)
_PARTS = {
    "items": "Item",
    "additionalProperties": "Value",
    "patternProperties": "Value",
}
_LISTS = {"oneOf": "Option", "anyOf": "Option", "prefixItems": "Item"}
_MAX_TITLE = 40


@dataclass(frozen=True, slots=True)
class Names:
    """Makes names; `chosen` maps a text of the document to the name its user wants."""

    document: Document
    chosen: Mapping[str, str]

    def values(
        self, texts: Mapping[str, str], *, reserved: Collection[str] = ()
    ) -> dict[str, Identifier]:
        """Names of parameters or members; `texts` maps each to its place.

        A name that is reserved gets an underscore at its end.
        """
        self._check(texts)
        names = allocate(texts, lambda text: self._value_name(text, reserved))
        return {text: identifier(name) for text, name in names.items()}

    def functions(
        self, texts: Mapping[str, str], *, reserved: Collection[str] = ()
    ) -> dict[str, Identifier]:
        """Names of functions and their modules; `texts` maps each to its place."""
        self._check(texts)
        names = allocate(texts, lambda text: self._function_name(text, reserved))
        return {text: identifier(name) for text, name in names.items()}

    def classes(
        self, pointers: Iterable[str], operation_ids: Mapping[str, str]
    ) -> dict[str, Identifier]:
        """Names of classes and aliases by the place of their schema.

        Schemas of `components` choose first, what stands inside others is named after
        its place; `operation_ids` maps the place of an operation to its id.
        """
        places = list(pointers)
        roots = {split(place)[-1]: place for place in places if _is_component(place)}
        self._check(roots)
        named = allocate(roots, self._class_name)
        inner = [place for place in places if not _is_component(place)]
        contexts = {place: self.context(place, operation_ids) for place in inner}
        nested = allocate(
            inner, lambda p: self._class_name(contexts[p]), taken=named.values()
        )
        by_place = {place: named[text] for text, place in roots.items()} | nested
        return {place: identifier(by_place[place]) for place in places}

    def context(self, pointer: str, operation_ids: Mapping[str, str]) -> str:
        """A text that tells where a schema stands: `getTask Response result`."""
        parts = split(pointer)
        if parts[0] == "components":
            word = _ROOTS.get(parts[1], "")
            start = [parts[2], "" if parts[2].endswith(word) else word]
            return " ".join((*start, *self._inner(pointer, 3)))
        operation = "/".join(pointer.split("/")[:4])
        start = [operation_ids.get(operation, " ".join(parts[1:3]))]
        return " ".join((*start, *self._operation_part(pointer)))

    def _operation_part(self, pointer: str) -> list[str]:
        parts = split(pointer)
        if len(parts) > 4 and parts[3] == "responses":
            status = "" if parts[4].startswith("2") else parts[4]
            return [status, "Response", *self._inner(pointer, 5)]
        if len(parts) > 3 and parts[3] == "requestBody":
            return ["Body", *self._inner(pointer, 4)]
        return self._inner(pointer, 3)

    def _inner(self, pointer: str, start: int) -> list[str]:
        parts = split(pointer)
        words: list[str] = []
        index = start
        while index < len(parts):
            part, following = parts[index], parts[index + 1 : index + 2]
            index += 1
            if part in ("content", "patternProperties", "allOf") and following:
                index += 1
                words.append(_PARTS.get(part, ""))
            elif part in _LISTS and following:
                index += 1
                words.append(self._variant(pointer, index, part, following[0]))
            elif part == "parameters" and following:
                index += 1
                words.append(self._parameter(pointer, index))
            elif part == "properties" and following:
                index += 1
                words.append(self._wish(following[0]))
            elif part not in _SILENT:
                words.append(_PARTS.get(part, part))
        return words

    def _variant(self, pointer: str, end: int, keyword: str, number: str) -> str:
        title = self._look(pointer, end, "title")
        if (
            isinstance(title, str)
            and len(title) <= _MAX_TITLE
            and re.search("[A-Za-z]", title)
        ):
            return title
        return f"{_LISTS[keyword]}{int(number) + 1}"

    def _parameter(self, pointer: str, end: int) -> str:
        name = self._look(pointer, end, "name")
        return name if isinstance(name, str) else "parameter"

    def _look(self, pointer: str, end: int, key: str) -> Any:
        place = "/".join(pointer.split("/")[: end + 1])
        return self.document.node(place).data.get(key)

    def _value_name(self, text: str, reserved: Collection[str]) -> str:
        name = value_name(self._wish(text))
        return f"{name}_" if name in reserved else name

    def _function_name(self, text: str, reserved: Collection[str]) -> str:
        name = module_name(self._wish(text))
        return f"{name}_" if name in reserved else name

    def _class_name(self, text: str) -> str:
        name = class_name(self._wish(text))
        return f"{name}Model" if name in _CLASS_RESERVED else name

    def _wish(self, text: str) -> str:
        return self.chosen.get(text, text)

    def _check(self, places: Mapping[str, str]) -> None:
        for text, place in places.items():
            if text not in self.chosen and loses_letters(text):
                self.document.warn(
                    "name-not-ascii",
                    f"{text!r} has no full ASCII form for a name in Python",
                    place,
                    hint=f'give it one in the configuration: [names] {text!r} = "..."',
                )


def _is_component(pointer: str) -> bool:
    return pointer.rpartition("/")[0] == COMPONENT_SCHEMAS
