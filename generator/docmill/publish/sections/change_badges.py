"""Badges on the parts of a reference that are new or changed since an earlier version.

What a comparison says of a part is looked up by the words in which the comparison names
it, so that nothing has to be taken apart again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from docmill.openapi.diff.change import Change
from docmill.publish.model import (
    Badge,
    Body,
    Content,
    Field,
    Group,
    Operation,
    Reference,
    Response,
    Schema,
)
from docmill.publish.sections.changes import PROSE, label

_NEW = re.compile(
    "(operation|model|parameter|body|(error|success)-response|response-header"
    "|(request|response)-field)-added(-required|-optional)?"
)
"""The changes by which the whole of what they name is new."""


def marked(reference: Reference, changes: Iterable[Change]) -> Reference:
    """The reference with badges on what is new and on what changed.

    What is deprecated stays marked as that: it is what a reader must know first.
    """
    marker = _Marker(_notes(changes))
    return replace(
        reference,
        groups=tuple(marker.group(group) for group in reference.groups),
        schemas=tuple(marker.schema(schema) for schema in reference.schemas),
    )


def _notes(changes: Iterable[Change]) -> Mapping[tuple[str, str], Badge]:
    """The badges of operations and models, and of parts of these, by their names."""
    found: dict[tuple[str, str], Badge] = {}
    for change in changes:
        if change.rule.id != PROSE:
            badge: Badge = "new" if _NEW.fullmatch(change.rule.id) else "changed"
            found.setdefault((change.where, _plain(change.subject)), badge)
            found.setdefault((change.where, ""), "changed")
    return found


@dataclass(frozen=True, slots=True)
class _Marker:
    notes: Mapping[tuple[str, str], Badge]

    def group(self, group: Group) -> Group:
        operations = tuple(self.operation(call) for call in group.operations)
        return replace(group, operations=operations)

    def operation(self, call: Operation) -> Operation:
        """An operation; it changed as well where what it sends or returns did."""
        where = label(call)
        body = call.body and self.body(call.body, where)
        responses = tuple(self.response(item, where) for item in call.responses)
        contents = [*(body.contents if body else ())]
        contents += [content for item in responses for content in item.contents]
        inner = any(content.value.badge for content in contents)
        return replace(
            call,
            badge=call.badge
            or self.notes.get((where, ""))
            or ("changed" if inner else None),
            parameters={
                place: tuple(
                    self.field(field, where, f"{place} parameter {field.name}")
                    for field in fields
                )
                for place, fields in call.parameters.items()
            },
            body=body,
            responses=responses,
        )

    def body(self, body: Body, where: str) -> Body:
        contents = tuple(self.content(c, where, "body") for c in body.contents)
        return replace(body, contents=contents)

    def response(self, response: Response, where: str) -> Response:
        subject = f"response {response.status}"
        return replace(
            response,
            headers=tuple(
                self.field(header, where, f"header {header.name}")
                for header in response.headers
            ),
            contents=tuple(self.content(c, where, subject) for c in response.contents),
        )

    def content(self, content: Content, where: str, subject: str) -> Content:
        """What travels; of a named schema, what is said of that counts."""
        schema = content.value.schema
        if schema is not None and content.value.children:
            value = self.whole(content.value, f"model {schema.label}")
        else:
            value = self.field(content.value, where, subject)
        return replace(content, value=value)

    def schema(self, schema: Schema) -> Schema:
        return replace(schema, value=self.whole(schema.value, f"model {schema.name}"))

    def whole(self, field: Field, where: str) -> Field:
        """A named schema and its members."""
        return replace(
            field,
            badge=field.badge or self.notes.get((where, "")),
            children=tuple(
                self.field(child, where, f"field {child.name}")
                for child in field.children
            ),
        )

    def field(self, field: Field, where: str, subject: str) -> Field:
        """A value by what it is called, and what is within it."""
        children = tuple(
            self.field(child, where, f"{subject}.{child.name}")
            for child in field.children
        )
        badge = field.badge or self.notes.get((where, _plain(subject)))
        return replace(field, badge=badge, children=children)


def _plain(subject: str) -> str:
    """The name of a part without the marks of lists, which a reference does not have."""
    return subject.replace("[]", "")
