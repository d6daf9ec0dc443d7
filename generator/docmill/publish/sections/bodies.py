"""What is sent and what is answered: bodies, responses, headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus

from docmill.openapi.node import Node
from docmill.openapi.pointer import split
from docmill.publish.context import Context
from docmill.publish.model import Body, Content, Field, Link, Response
from docmill.publish.samples.body_examples import Examples
from docmill.publish.sections.fields import Fields, Where

_PHRASES = {
    "1": "Informational",
    "2": "Success",
    "3": "Redirection",
    "4": "Client Error",
    "5": "Server Error",
}
_STATUS = re.compile("[1-5]..", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Makes bodies and responses. `operations` are links to operations by operationId."""

    context: Context
    fields: Fields
    examples: Examples
    operations: Mapping[str, Link]

    def body(self, node: Node, anchor: str) -> Body | None:
        """The body of a request; None where it has nothing in it."""
        contents = self._contents(node, f"{anchor}.body", is_request=True, make=True)
        if not contents:
            return None
        return Body(
            description=self.context.described(node.value, 5),
            required=node.flag("required"),
            contents=contents,
        )

    def response(self, status: str, node: Node, anchor: str) -> Response:
        """An answer by its status, which may be that of a class (`4XX`) or `default`."""
        is_error = status[:1] not in {"1", "2", "3"}
        anchor = self.context.anchors.new(f"{anchor}.{status}")
        phrase = _phrase(status)
        text = self.context.text(node.value)
        is_said = text.strip().rstrip(".").casefold() == phrase.casefold()
        contents = self._contents(
            node, f"{anchor}.body", is_request=False, make=not is_error
        )
        return Response(
            anchor=anchor,
            status=status,
            phrase=phrase,
            is_error=is_error,
            description=None if is_said else self.context.prose(text, 6),
            headers=tuple(
                self.fields.parameter(item, f"{anchor}.header.{name}", name, 6)
                for name, item in node.members("headers").items()
            ),
            contents=contents,
            links=tuple(
                self._link(name, item) for name, item in node.members("links").items()
            ),
            source=self.context.source(node.use),
        )

    def _contents(
        self, node: Node, anchor: str, *, is_request: bool, make: bool
    ) -> tuple[Content, ...]:
        where = Where(anchor=anchor, level=6, in_place=True)
        return tuple(
            Content(
                media_type=media_type,
                value=_one_way(self._value(content, where), is_request),
                examples=self.examples.of(
                    media_type, content, is_request=is_request, make=make
                ),
            )
            for media_type, content in node.members("content").items()
        )

    def _value(self, content: Node, where: Where) -> Field:
        schema = content.get("schema") or content.get("itemSchema")
        if schema is None:
            anchor = self.context.anchors.new(where.anchor)
            return Field(anchor=anchor, name="", type="any")
        made = self.fields.value(schema, where)
        # What kind of thing a body is, is told by its operation.
        return replace(made, description=None) if schema.component else made

    def _link(self, name: str, node: Node) -> Link:
        found = self.operations.get(node.text("operationId"))
        if found is None and node.text("operationRef").startswith("#/"):
            *_, path, method = split(node.text("operationRef"))
            found = self.operations.get(f"{method} {path}")
        if found is None:
            return Link(label=name, href="")
        return Link(label=f"{name}: {found.label}", href=found.href)


def _one_way(field: Field, is_request: bool) -> Field:
    """A body without the members that only go in the other direction."""

    def kept(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(
            _one_way(item, is_request)
            for item in fields
            if not (item.read_only if is_request else item.write_only)
        )

    return replace(field, children=kept(field.children), variants=kept(field.variants))


def _phrase(status: str) -> str:
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        is_class = _STATUS.fullmatch(status)
        return _PHRASES[status[0]] if is_class else ""
