"""Parameters in path, query, header and cookie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docmill.client.literals import Code, compose, join, literal
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.schemas.python_types import Schemas
from docmill.client.types import STR, PyType, is_optional, without_none
from docmill.openapi.document import is_map
from docmill.openapi.media_types import is_json

LOCATIONS = ("path", "query", "header", "cookie")
# OpenAPI 3.1, parameter object: definitions of these "shall be ignored".
_IGNORED_HEADERS = frozenset(("accept", "authorization", "content-type"))
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedParameter:
    """A parameter of an operation; `schema` is what its schema says, for the docs."""

    name: str
    location: str
    pointer: str
    schema_place: str
    type: PyType
    required: bool
    data: dict[str, Any]
    schema: dict[str, Any]
    style: str = ""
    explode: bool | None = None
    key: str = ""
    from_client: bool = False

    @property
    def argument_key(self) -> str:
        """Its key in the mapping of arguments."""
        return self.key or self.name

    @property
    def nullable(self) -> bool:
        """Whether null is a value to send, which is not the same as nothing."""
        return is_optional(self.type) and self.type != without_none(self.type)

    @property
    def idempotency(self) -> bool:
        """Whether it marks repeats of one request."""
        return self.data.get("x-docmill-idempotency-key") is True

    def code(self, client_attribute: Code | None, path: str) -> Code | None:
        """The `Parameter(...)` of the operation; None where the name says all of it."""
        arguments = [literal(self.name), literal(self.location)]
        flags = (
            ("required", self.required and self.location != "path"),
            ("allow_reserved", self.data.get("allowReserved") is True),
            ("allow_empty", self.data.get("allowEmptyValue") is True),
            ("nullable", self.nullable and self.location != "path"),
            ("idempotency", self.idempotency),
        )
        if self.style:
            arguments.append(compose("style={}", literal(self.style)))
        if self.explode is not None:
            arguments.append(compose("explode={}", literal(self.explode)))
        arguments += [Code(f"{name}=True") for name, is_set in flags if is_set]
        if client_attribute is not None:
            arguments.append(
                compose("client_default={}", literal(str(client_attribute)))
            )
        if self.key:
            arguments.append(compose("key={}", literal(self.key)))
        location = "path" if f"{{{self.name}}}" in path else "query"
        if len(arguments) == 2 and self.location == location:
            return None
        return compose("Parameter({})", join(", ", arguments))


def parameters_of(
    document: DocumentReader,
    schemas: Schemas,
    path: ObjectAt,
    operation: ObjectAt,
    template: str,
    client_parameters: Sequence[str],
) -> list[PlannedParameter]:
    """The parameters of an operation: its own, and those of its path.

    Those that the path template needs and nobody declares are added as strings.
    """
    nodes: dict[tuple[str, str], ObjectAt] = {}
    for holder in (path, operation):
        for node in document.children(holder.pointer, "parameters"):
            if _is_usable(document, node, template):
                nodes[node.text("in"), node.text("name")] = node
    names = [name for _, name in nodes]
    planned = [
        _plan(
            document,
            schemas,
            node,
            names.count(node.text("name")) > 1,
            client_parameters,
        )
        for node in nodes.values()
    ]
    planned += _undeclared(document, operation, template, planned, client_parameters)
    return planned


def _is_usable(document: DocumentReader, node: ObjectAt, template: str) -> bool:
    name, location = node.text("name"), node.text("in")
    if not name or location not in LOCATIONS:
        document.warn(
            "parameter-invalid",
            "a parameter needs a name and one of the places path, query, header, cookie",
            node.pointer,
        )
        return False
    if location == "header" and name.lower() in _IGNORED_HEADERS:
        document.note(
            "header-parameter-ignored",
            f"the header {name} comes from the body or the security of an operation",
            node.pointer,
        )
        return False
    if location == "path" and f"{{{name}}}" not in template:
        document.warn(
            "path-parameter-unused", f"the path has no place for {name!r}", node.pointer
        )
        return False
    return True


def _plan(
    document: DocumentReader,
    schemas: Schemas,
    node: ObjectAt,
    is_shared: bool,
    client_parameters: Sequence[str],
) -> PlannedParameter:
    name, location = node.text("name"), node.text("in")
    pointer, content = _schema_place(document, node)
    style, explode = (content, None) if content else _style(node)
    schema = schemas.merged(pointer).keywords if pointer else {}
    return PlannedParameter(
        name=name,
        location=location,
        pointer=node.pointer,
        schema_place=pointer,
        type=schemas.type_at(pointer) if pointer else STR,
        required=node.data.get("required") is True or location == "path",
        data=node.data,
        schema=schema,
        style=style,
        explode=explode,
        key=f"{location}:{name}" if is_shared and location != "path" else "",
        from_client=name in client_parameters,
    )


def _schema_place(document: DocumentReader, node: ObjectAt) -> tuple[str, str]:
    """The place of a parameter's schema, and the style that its media type asks for."""
    if "schema" in node.data:
        return node.child("schema"), ""
    for media_type, content in node.mapping("content").items():
        has_schema = is_map(content) and "schema" in content
        place = node.child("content", media_type, "schema") if has_schema else ""
        return place, "json" if is_json(media_type) else "text"
    if "type" in node.data:
        document.warn(
            "parameter-without-schema",
            "a parameter has a schema, which holds its type",
            node.child("type"),
            hint="the type is taken as it was written in Swagger 2",
        )
        return node.pointer, ""
    return "", ""


def _style(node: ObjectAt) -> tuple[str, bool | None]:
    """Style and explode where they differ from what OpenAPI presumes."""
    own = node.data.get("x-docmill-style")
    style = own if isinstance(own, str) else node.text("style")
    if style == _STYLES[node.text("in")]:
        style = ""
    explode = node.data.get("explode")
    presumed = (style or _STYLES[node.text("in")]) in ("form", "deepObject")
    return style, explode if isinstance(explode, bool) and explode != presumed else None


def _undeclared(
    document: DocumentReader,
    operation: ObjectAt,
    template: str,
    planned: list[PlannedParameter],
    client_parameters: Sequence[str],
) -> Iterator[PlannedParameter]:
    declared = {parameter.name for parameter in planned if parameter.location == "path"}
    for name in dict.fromkeys(re.findall(r"\{([^{}/]+)\}", template)):
        if name not in declared:
            document.warn(
                "path-parameter-undeclared",
                f"the path has {{{name}}}, and no parameter of that name",
                operation.pointer,
                hint="it is taken as a string",
            )
            yield PlannedParameter(
                name=name,
                location="path",
                pointer=operation.pointer,
                schema_place="",
                type=STR,
                required=True,
                data={},
                schema={},
                from_client=name in client_parameters,
            )
