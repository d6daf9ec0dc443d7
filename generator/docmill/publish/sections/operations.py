"""Operations, those of webhooks and callbacks included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from docmill.openapi.document import METHODS, Json, is_map
from docmill.openapi.node import Node
from docmill.publish.context import Context, external
from docmill.publish.model import Code, Field, Link, Operation, Place, Source
from docmill.publish.render.highlight import code
from docmill.publish.samples.code_samples import Samples, codes
from docmill.publish.samples.curl import Call, Curl
from docmill.publish.sections.bodies import Bodies
from docmill.publish.sections.security import requirements
from docmill.publish.sections.servers import urls
from docmill.publish.values import texts

_LONGEST_TITLE = 80
_MARKUP = re.compile(r"[`*_#|<\[]")
_SENTENCE = re.compile(r"(.+?)(?:[。！？]|[.!?](?=\s|$)|\n|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An operation and where it stands. `id` is made where the document has none.

    `is_event` says that the service calls it, not the reader.
    """

    id: str
    anchor: str
    method: str
    path: str
    tag: str
    is_event: bool
    item: Node
    node: Node
    callbacks: tuple[Found, ...] = ()

    @property
    def parameters(self) -> dict[tuple[str, str], Node]:
        """The parameters by name and place, with those of the path item."""
        return {
            (node.text("name"), node.text("in")): node
            for holder in (self.item, self.node)
            for node in holder.items("parameters")
        }

    @property
    def link(self) -> Link:
        """The link to it, by the name that it has in code."""
        return Link(label=self.id, href=f"#{self.anchor}")


def find(context: Context, section: str) -> tuple[Found, ...]:
    """The operations of `paths` or `webhooks`, in the order of the document."""
    items = context.root.members(section)
    return tuple(
        found
        for path, item in items.items()
        if not path.startswith("x-")
        for found in _in_item(context, path, item, is_event=section != "paths")
    )


def _in_item(
    context: Context, path: str, item: Node, above: str = "", *, is_event: bool
) -> Iterator[Found]:
    for method in METHODS:
        node = item.get(method)
        if node is None or not is_map(node.value):
            continue
        made = f"{above}{method}-{re.sub(r'[^0-9A-Za-z]+', '-', path).strip('-')}"
        name = node.text("operationId") or made
        anchor = context.anchors.new(f"op-{name}")
        yield Found(
            id=name,
            anchor=anchor,
            method=method.upper(),
            path=path,
            tag=next(iter(texts(node.data("tags"))), ""),
            is_event=is_event,
            item=item,
            node=node,
            callbacks=() if above else tuple(_callbacks(context, name, node)),
        )


def _callbacks(context: Context, name: str, node: Node) -> Iterator[Found]:
    for event, holder in node.members("callbacks").items():
        for expression, item in holder.entries():
            yield from _in_item(
                context, expression, item, f"{name}.{event}.", is_event=True
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """Makes operations. `schemes` are the anchors of security schemes."""

    context: Context
    bodies: Bodies
    schemes: Mapping[str, str]
    samples: Samples

    def operation(self, found: Found) -> Operation:
        """An operation with all that is said of it."""
        node, context = found.node, self.context
        title, text = _title(context, found)
        body = node.get("requestBody")
        responses = node.members("responses")
        return Operation(
            anchor=found.anchor,
            operation_id=found.id,
            method=found.method,
            path=found.path,
            title=title,
            badge="deprecated" if node.flag("deprecated") else None,
            description=context.prose(text, 4),
            servers=urls(context.root, node, found.item),
            access=requirements(self._security(node), self.schemes),
            parameters=self._places(found),
            body=self.bodies.body(body, found.anchor) if body else None,
            responses=tuple(
                self.bodies.response(status, item, found.anchor)
                for status, item in responses.items()
                if not status.startswith("x-")
            ),
            samples=self._samples(found),
            external=external(node.value),
            callbacks=tuple(callback.link for callback in found.callbacks),
            source=self._source(node),
        )

    def _security(self, node: Node) -> Json:
        own = node.data("security")
        return self.context.root.data("security") if own is None else own

    def _samples(self, found: Found) -> tuple[Code, ...]:
        """Samples of what readers call: as they were given, then for curl."""
        if found.is_event:
            return ()
        given = self.samples.operations.get(found.node.pointer, ())
        call = Call(
            method=found.method,
            path=found.path,
            holders=(found.node, found.item),
            parameters=tuple(found.parameters.values()),
            security=self._security(found.node),
        )
        curl = Curl(self.context.root, self.bodies.examples).sample(call)
        return (*codes(given), code("curl", "bash", curl))

    def _source(self, node: Node) -> Source | None:
        found = self.context.source(node.pointer)
        label = node.text("x-docmill-source")
        return found or (Source(label=label, url="") if label else None)

    def _places(self, found: Found) -> dict[Place, tuple[Field, ...]]:
        """The parameters by place; those of the path item that no other takes over."""
        nodes = found.parameters
        return {
            place: tuple(
                self.bodies.fields.parameter(
                    node, f"{found.anchor}.{place}.{name}", name, 5
                )
                for (name, where), node in nodes.items()
                if where == place
            )
            for place in get_args(Place)
            if any(where == place for _, where in nodes)
        }


def _title(context: Context, found: Found) -> tuple[str, str]:
    """What an operation is called in one line, and what is said of it beyond that.

    Where the summary is no more than the description again, the first sentence of that
    is the title, if it is short enough to be one.
    """
    summary = " ".join(found.node.text("summary").split())
    text = context.text(found.node.value).strip()
    own = found.node.text("description").strip()
    if summary and len(summary) <= _LONGEST_TITLE and text == own != summary:
        return summary.rstrip("。"), text
    first = _SENTENCE.match(text or summary)
    title = " ".join(first[1].split()) if first else ""
    if not title or len(title) > _LONGEST_TITLE or _MARKUP.search(title):
        return found.id, text or summary
    is_all = len(text) - len(title) <= 1
    return title, "" if is_all else text
