"""Examples of bodies: those that the document gives, else one made from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docmill.openapi.document import Json, is_map
from docmill.openapi.media_types import MediaKind, essence_of, kind
from docmill.openapi.node import Node
from docmill.openapi.sample_values import SampleValues
from docmill.publish.context import Context
from docmill.publish.model import Code
from docmill.publish.render.highlight import code
from docmill.publish.values import form, pretty, shortened
from docmill.words.load import words

_MOST_GIVEN = 5
_LONGEST = 20_000
_DATA: tuple[MediaKind, ...] = ("json", "records")


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes the examples of bodies."""

    context: Context
    values: SampleValues = field(default_factory=SampleValues)

    def of(
        self, media_type: str, content: Node, *, is_request: bool, make: bool
    ) -> tuple[Code, ...]:
        """The examples of a body; where none is given, one that is made, if `make`."""
        given = list(self._given(media_type, content))
        if given or not make:
            return tuple(given)
        schema = content.get("schema")
        if schema is None or not _is_made(media_type):
            return ()
        values = self.values
        value = values.request(schema) if is_request else values.response(schema)
        return (_code(self._label, media_type, value),)

    @property
    def _label(self) -> str:
        return str(words(self.context.language).example)

    def _given(self, media_type: str, content: Node) -> Iterator[Code]:
        if is_map(content.value) and "example" in content.value:
            yield _code(self._label, media_type, content.value["example"])
        for name, node in list(content.members("examples").items())[:_MOST_GIVEN]:
            if is_map(node.value) and "value" in node.value:
                label = shortened(node.text("summary") or name)
                yield _code(label, media_type, node.value["value"])


def _is_made(media_type: str) -> bool:
    return kind(media_type) in (*_DATA, "form")


def _code(label: str, media_type: str, value: Json) -> Code:
    if kind(media_type) == "form":
        language, text = "http", form(value)
    elif isinstance(value, str) and kind(media_type) not in _DATA:
        is_xml = essence_of(media_type).endswith(("/xml", "+xml"))
        language, text = "xml" if is_xml else "text", value
    else:
        language, text = "json", _written(value)
    return code(
        label, language, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    )


def _written(value: Json) -> str:
    """A value as JSON; a string that seems to be JSON as it was written."""
    is_written = isinstance(value, str) and value.lstrip()[:1] in {"{", "["}
    return value if is_written else pretty(value)
