"""Where a schema stands in the document: in words, and as a key that stays the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.openapi.pointer import escape, split

_ROOTS = {"responses": "Response", "requestBodies": "Body", "headers": "Header"}
_SILENT = frozenset(
    ("schema", "content", "properties", "allOf", "$defs", "definitions")
)
_PARTS = {
    "items": "Item",
    "additionalProperties": "Value",
    "patternProperties": "Value",
    "discriminator": "Variant",
}
_LISTS = {"oneOf": "Option", "anyOf": "Option", "prefixItems": "Item"}
_MAX_TITLE = 40


@dataclass(frozen=True, slots=True)
class Contexts:
    """`operation_ids` maps the place of an operation to its id, `wish` a name of the
    document to the text that its user wants in its place.
    """

    document: DocumentReader
    operation_ids: Mapping[str, str]
    wish: Callable[[str], str]

    def text(self, pointer: str) -> str:
        """A text to name a schema after: `getTask Response result`."""
        return " ".join(" ".join(self._words(pointer)).split())

    def _words(self, pointer: str) -> tuple[str, ...]:
        parts = split(pointer)
        length = self._operation_length(pointer)
        if length == 0 and parts[0] == "components":
            word = _ROOTS.get(parts[1], "")
            start = [parts[2], "" if parts[2].endswith(word) else word]
            return (*start, *self._inner(pointer, 3))
        if length == 0 and parts[2:3] == ("parameters",):
            # The operations of a path share these.
            return (parts[1], *self._inner(pointer, 2))
        operation = "/".join(pointer.split("/")[: length or 4])
        start = [self.operation_ids.get(operation, " ".join(parts[1:3]))]
        return (*start, *self._operation_part(pointer, (length or 4) - 1))

    def _operation_length(self, pointer: str) -> int:
        """How many parts of a pointer lead to the nearest operation; 0 for none.

        The operations of callbacks stand in others.
        """
        parts = pointer.split("/")
        lengths = range(len(parts), 3, -1)
        return next(
            (n for n in lengths if "/".join(parts[:n]) in self.operation_ids), 0
        )

    def key(self, pointer: str) -> str:
        """The place, with names for numbers wherever a list may get other items.

        What stands in an operation is found by the operation's id, so that its path may
        change: `getTask/parameters/query:filter/schema`.
        """
        parts = pointer.split("/")
        named = [
            part and self._named(pointer, parts, i) for i, part in enumerate(parts)
        ]
        length = self._operation_length(pointer)
        operation = self.operation_ids.get("/".join(parts[:length]), "")
        return "/".join([operation, *named[length:]] if length else named)

    def _operation_part(self, pointer: str, start: int) -> list[str]:
        match split(pointer)[start:]:
            case ("responses", status, *_):
                shown = "" if status.startswith("2") else status
                return [shown, "Response", *self._inner(pointer, start + 2)]
            case ("requestBody", *_):
                return ["Body", *self._inner(pointer, start + 1)]
            case _:
                return self._inner(pointer, start)

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
                words.append(self.wish(following[0]))
            elif part not in _SILENT:
                words.append(_PARTS.get(part, part))
        return words

    def _variant(self, pointer: str, end: int, keyword: str, number: str) -> str:
        title = self._node(pointer, end).text("title")
        if len(title) <= _MAX_TITLE and re.search("[A-Za-z]", title):
            return title
        return f"{_LISTS[keyword]}{int(number) + 1}"

    def _parameter(self, pointer: str, end: int) -> str:
        return self._node(pointer, end).text("name") or "parameter"

    def _node(self, pointer: str, end: int) -> ObjectAt:
        return self.document.node("/".join(pointer.split("/")[: end + 1]))

    def _named(self, pointer: str, parts: list[str], index: int) -> str:
        part, above = parts[index], parts[index - 1]
        if not part.isdigit() or above not in ("parameters", *_LISTS):
            return part
        node = self._node(pointer, index)
        if above != "parameters":
            return escape(node.text("title")) or part
        return escape(f"{node.text('in')}:{node.text('name')}")
