"""The example values of arguments and responses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.modules.extra_arguments import PlannedArgument
from docmill.client.planner.operations.planned_bodies import PlannedBody
from docmill.client.planner.operations.responses import PlannedContent, PlannedResponse
from docmill.client.types import (
    BYTES,
    RAW,
    STR,
    AnyType,
    Choice,
    DictType,
    ListType,
    PyType,
    without_none,
)
from docmill.openapi.document import Json, is_map
from docmill.openapi.media_types import is_json
from docmill.openapi.node import Node, at
from docmill.openapi.sample_values import SampleValues, given
from docmill.openapi.sampling.scalars import text_of_name


@dataclass(slots=True)
class ExampleValues:
    """Finds the values of a document's arguments and responses."""

    document: DocumentReader
    _values: SampleValues = field(init=False)

    def __post_init__(self) -> None:
        self._values = SampleValues(self.document.views)

    def given(self, data: dict[str, Any]) -> tuple[Json] | None:
        """The first example of a parameter or media type."""
        return given(Node(self.document.openapi, data, "", ""))

    def response(self, response: PlannedResponse) -> tuple[str, Json] | None:
        """Media type and body of a response; None where it has no content."""
        for content in response.contents:
            value = self._content(response, content)
            is_any = "*" in content.media_type
            return "application/json" if is_any else content.media_type, value
        return None

    def _content(self, response: PlannedResponse, content: PlannedContent) -> Json:
        holder = self.document.node(response.node.child("content", content.media_type))
        schema = self._node(content.pointer)
        example = self.given(holder.data)
        if example is not None:
            return self._values.as_data(schema, example[0]) if schema else example[0]
        if schema is None or content.type == BYTES:
            return _of_type(content.type, "")
        made = self._values.response(schema)
        is_text = content.type == STR
        return _of_type(STR, "") if is_text and not isinstance(made, str) else made

    def argument(self, argument: PlannedArgument, body: PlannedBody | None) -> Json:
        """The value of an argument of a call."""
        if "in" in argument.data:
            return self._parameter(argument)
        item = without_none(argument.type)
        if body is not None and body.fields is not None:
            whole = self._body(body)
            if is_map(whole) and argument.wire in whole:
                return whole[argument.wire]
        elif body is not None and _is_whole(argument, body):
            return self._body(body)
        schema = self._node(argument.schema)
        if schema is None or item in (BYTES, RAW):
            example = self.given(argument.data)
            is_text = example is not None and isinstance(example[0], str)
            return example[0] if example and is_text else _of_type(item, argument.wire)
        return self._values.call(schema, argument.wire)

    def _parameter(self, argument: PlannedArgument) -> Json:
        data = argument.data
        parameter = Node(self.document.openapi, data, "", "")
        schema = self._node(argument.schema)
        name = str(data.get("name", argument.wire))
        return self._values.parameter(parameter, schema, name)

    def _body(self, body: PlannedBody) -> Json:
        content = at(self.document.openapi, body.content.pointer)
        return None if content is None else self._values.body(content)

    def _node(self, pointer: str) -> Node | None:
        return at(self.document.openapi, pointer) if pointer else None


def _is_whole(argument: PlannedArgument, body: PlannedBody) -> bool:
    """Whether an argument is all of a body, and its example shows what is sent."""
    is_body = argument.data is body.content.data and argument.type != RAW
    is_given = "example" in argument.data or "examples" in argument.data
    return is_body and (is_given or is_json(body.media[0].media_type))


def _of_type(item: PyType, name: str) -> Json:
    """A value where there is no schema, or where it says nothing of what is sent."""
    match item:
        case Choice(values):
            return values[0]
        case AnyType() | DictType():
            return {}
        case ListType():
            return []
        case _:
            return text_of_name(name) if item == STR else ""
