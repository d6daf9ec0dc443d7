"""The `encoding` of the members of a form: media types, headers, styles."""

from __future__ import annotations

from docmill.client.literals import Code, compose, join, literal, mapping
from docmill.client.planner.document_reader import DocumentReader, ObjectAt
from docmill.client.planner.schemas.annotations import Annotations
from docmill.openapi.document import is_list
from docmill.openapi.media_types import kind
from docmill.openapi.versions import is_30

_STYLE = ("style", "explode", "allowReserved")


def encodings_code(
    document: DocumentReader, content: ObjectAt, media_type: str, writer: Annotations
) -> Code | None:
    """The `encodings=` of a form; None where it says nothing of its members."""
    found: list[tuple[str, Code]] = []
    if kind(media_type) in ("form", "multipart"):
        for name in content.mapping("encoding"):
            node = document.node(content.child("encoding", name))
            parts = [*_content(node), *_style(document, node, name, media_type, writer)]
            headers = _headers(document, node)
            if headers:
                parts.append(compose("headers={}", literal(headers)))
            if parts:
                found.append((name, compose("Encoding({})", join(", ", parts))))
    if not found:
        return None
    writer.needs.add("Encoding")
    return mapping(found)


def _content(node: ObjectAt) -> list[Code]:
    content_type = node.text("contentType")
    if not content_type or any(key in node.data for key in _STYLE):
        # OpenAPI 3.1, encoding object: a style has "contentType" ignored.
        return []
    return [compose("content_type={}", literal(content_type))]


def _style(
    document: DocumentReader,
    node: ObjectAt,
    name: str,
    media_type: str,
    writer: Annotations,
) -> list[Code]:
    is_old = is_30(document.openapi.data)
    if not any(key in node.data for key in _STYLE):
        return []
    if is_old and kind(media_type) == "multipart":
        return []
    arguments = [literal(name), literal("query")]
    if node.text("style"):
        arguments.append(compose("style={}", literal(node.text("style"))))
    if isinstance(node.data.get("explode"), bool):
        arguments.append(compose("explode={}", literal(node.data["explode"])))
    if node.data.get("allowReserved") is True:
        arguments.append(Code("allow_reserved=True"))
    writer.needs.add("Parameter")
    return [compose("parameter=Parameter({})", join(", ", arguments))]


def _headers(document: DocumentReader, node: ObjectAt) -> dict[str, str]:
    """The headers of a part that the document fixes; others are given with a file."""
    found: dict[str, str] = {}
    for name in node.mapping("headers"):
        header = document.node(node.child("headers", name))
        schema = header.mapping("schema")
        values = [schema.get("const"), schema.get("default")]
        listed = schema.get("enum")
        values += listed if is_list(listed) and len(listed) == 1 else []
        value = next((v for v in values if isinstance(v, str | int)), None)
        if value is not None and name.lower() != "content-type":
            found[name] = str(value)
    return found
