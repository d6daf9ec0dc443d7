"""Examples of bodies: those that the document gives, else one made from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.node import Node
from docmill.publish.context import Context
from docmill.publish.model import Code
from docmill.publish.render.highlight import code
from docmill.publish.schema_view import Merged
from docmill.publish.values import form, pretty, shortened
from docmill.words.load import words

_DEEPEST = 6
_MOST_MEMBERS = 200
_MOST_GIVEN = 5
_LONGEST = 20_000
_JSON = re.compile(r"[^;]*(/json|\+json|/x-ndjson|/json-patch)\b")
_XML = re.compile(r"[^;]*(/xml|\+xml)\b")
_FORMATS: dict[str, Json] = {
    "binary": "",
    "byte": "",
    "date": "2024-01-01",
    "date-time": "2024-01-01T00:00:00Z",
    "email": "user@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "00:00:00Z",
    "uri": "https://example.com",
    "url": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
_TYPES: dict[str, Json] = {
    "boolean": True,
    "integer": 1,
    "number": 1.0,
    "string": "string",
}


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes the examples of bodies."""

    context: Context
    _made: dict[tuple[str, bool], Json] = field(
        default_factory=dict[tuple[str, bool], Json]
    )

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
        return (_code(self._label, media_type, self.made(schema, is_request)),)

    def value(self, content: Node) -> Json:
        """The value of a request's body: the first example, or one that is made."""
        if is_map(content.value) and "example" in content.value:
            return content.value["example"]
        for node in content.members("examples").values():
            if is_map(node.value) and "value" in node.value:
                return node.value["value"]
        schema = content.get("schema")
        return self.made(schema, is_request=True) if schema else {}

    def made(self, schema: Node, is_request: bool) -> Json:
        """An example of a schema, for what is sent or for what is answered."""
        key = schema.use, is_request
        if key not in self._made:
            self._made[key] = _Maker(self.context, is_request).value(schema, ())
        return self._made[key]

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
    is_form = media_type.startswith("application/x-www-form-urlencoded")
    return is_form or media_type == "*/*" or bool(_JSON.match(media_type))


def _code(label: str, media_type: str, value: Json) -> Code:
    if media_type.startswith("application/x-www-form-urlencoded"):
        language, text = "http", form(value)
    elif isinstance(value, str) and not _JSON.match(media_type):
        language, text = "xml" if _XML.match(media_type) else "text", value
    else:
        language, text = "json", _written(value)
    return code(
        label, language, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    )


def _written(value: Json) -> str:
    """A value as JSON; a string that seems to be JSON as it was written."""
    is_written = isinstance(value, str) and value.lstrip()[:1] in {"{", "["}
    return value if is_written else pretty(value)


@dataclass(slots=True)
class _Maker:
    """Makes one example, of not too many members."""

    context: Context
    is_request: bool
    left: int = _MOST_MEMBERS

    def value(self, node: Node, above: tuple[str, ...]) -> Json:
        """A value of a schema; `above` are the schemas that it is within."""
        own, inner, _ = self.context.single(node)
        merged = self.context.merged(inner)
        given = _given(own) or _given(merged.keywords)
        if given:
            return given[0]
        above = (*above, inner.pointer)
        if merged.variants:
            first = self._of_variant(merged, above)
            if not is_map(first) or not merged.properties:
                return first
            return {**self._object(merged, above), **first}
        return self._of_type(merged, above)

    def _of_variant(self, merged: Merged, above: tuple[str, ...]) -> Json:
        free = [
            v for v in merged.variants if self.context.single(v)[1].pointer not in above
        ]
        return self.value(free[0], above) if free else {}

    def _of_type(self, merged: Merged, above: tuple[str, ...]) -> Json:
        kind = next(iter(merged.types), "")
        match kind:
            case "object":
                return self._object(merged, above)
            case "array":
                return self._array(merged, above)
            case _:
                return _scalar(kind, merged)

    def _array(self, merged: Merged, above: tuple[str, ...]) -> Json:
        nodes = merged.parts or ([merged.items] if merged.items else [])
        return [self.value(n, above) for n in nodes if self._is_shown(n, above)]

    def _object(self, merged: Merged, above: tuple[str, ...]) -> dict[str, Json]:
        made: dict[str, Json] = {}
        for name, node in merged.properties.items():
            if self._is_shown(node, above):
                made[name] = self.value(node, above)
        if merged.extra and not made and self._is_shown(merged.extra, above):
            made["name"] = self.value(merged.extra, above)
        return made

    def _is_shown(self, node: Node, above: tuple[str, ...]) -> bool:
        self.left -= 1
        own, inner, _ = self.context.single(node)
        hidden = "readOnly" if self.is_request else "writeOnly"
        if self.left < 0 or inner.pointer in above or len(above) > _DEEPEST:
            return False
        flag = self.context.merged(inner).keywords.get(hidden)
        return own.get(hidden, flag) is not True


def _given(words: Mapping[str, Json]) -> tuple[Json, ...]:
    """A value that a schema names: as an example, as the default or as allowed."""
    examples, values = words.get("examples"), words.get("enum")
    if "example" in words:
        return (words["example"],)
    if is_list(examples) and examples:
        return (examples[0],)
    if "const" in words:
        return (words["const"],)
    if words.get("default") is not None:
        return (words["default"],)
    return (values[0],) if is_list(values) and values else ()


def _scalar(kind: str, merged: Merged) -> Json:
    form = merged.keywords.get("format")
    if kind == "string" and isinstance(form, str) and form in _FORMATS:
        return _FORMATS[form]
    if kind in {"integer", "number"}:
        low, high = merged.keywords.get("minimum"), merged.keywords.get("maximum")
        bound = low if isinstance(low, int | float) and low > 1 else high
        is_needed = isinstance(bound, int | float) and (bound is low or bound < 1)
        return bound if is_needed else _TYPES[kind]
    return _TYPES.get(kind)
