"""Example values of schemas: those that the document gives, else made so that they fit.

One maker for the programs of a client, its stand-in, the reference and curl, so that a
property has the same value wherever it is shown. The same document gives the same
values on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.effective_schema import EffectiveSchemas
from docmill.openapi.node import Node
from docmill.openapi.sampling.maker import Maker
from docmill.openapi.sampling.scalars import text_of_name


def given(node: Node) -> tuple[Json] | None:
    """The first example of a media type or parameter; None where it has none."""
    if is_map(node.value) and "example" in node.value:
        return (node.value["example"],)
    examples = node.get("examples")
    if examples is None:
        return None
    if is_list(examples.value):
        return (examples.value[0],) if examples.value else None
    for _, example in examples.entries():
        if is_map(example.value) and "value" in example.value:
            return (example.value["value"],)
    return None


_NOTHING: tuple[Json, ...] = ("", None, [], {})


@dataclass(slots=True)
class SampleValues:
    """Makes the example values of one document, each once.

    Of a string of which nothing is known, `name` is shown, the name of its property.
    """

    views: EffectiveSchemas = field(default_factory=EffectiveSchemas)
    _response: Maker = field(init=False)
    _request: Maker = field(init=False)
    _call: Maker = field(init=False)

    def __post_init__(self) -> None:
        self._response = Maker("writeOnly", is_short=False, views=self.views)
        self._request = Maker("readOnly", is_short=False, views=self.views)
        self._call = Maker("readOnly", is_short=True, views=self.views)

    def response(self, schema: Node, name: str = "") -> Json:
        """A value that a service answers with, with all of its properties."""
        return self._response.whole(schema, name)

    def request(self, schema: Node, name: str = "") -> Json:
        """A value to send, with all properties that may be sent."""
        return self._request.whole(schema, name)

    def call(self, schema: Node, name: str = "") -> Json:
        """A value to send that is as short as can be: with what is required."""
        return self._call.whole(schema, name)

    def parameter(self, parameter: Node, schema: Node | None, name: str) -> Json:
        """A value of a parameter: an example, else made, else what its name tells.

        A path has no place for nothing, whatever the document shows; what it names is
        there already, with the properties that only the service may set.
        """
        is_in_path = parameter.text("in") == "path"
        example = given(parameter)
        if example is not None and not (is_in_path and example[0] in _NOTHING):
            return example[0]
        made: Json = None
        if schema is not None:
            make = self.response if is_in_path else self.call
            made = make(schema, name)
        return text_of_name(name) if made in _NOTHING else made

    def body(self, content: Node) -> Json:
        """The value of a request's body: the first example, else made as `call` does.

        Where nothing is required, it has all that may be sent.
        """
        schema = content.get("schema")
        example = given(content)
        if schema is None:
            return {} if example is None else example[0]
        if example is not None:
            return self.sendable(schema, self.as_data(schema, example[0]))
        made = self.call(schema)
        return self.request(schema) if made == {} else made

    def as_data(self, schema: Node, value: Json) -> Json:
        """An example of an object or array as such, if it is written as a text of JSON."""
        return self._response.as_data(schema, value)

    def sendable(self, schema: Node, value: Json) -> Json:
        """An example without the properties that only the service may set."""
        return self._request.visible(schema, value)
