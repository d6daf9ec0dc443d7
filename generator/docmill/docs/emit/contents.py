"""The media types of request bodies and responses, with their schemas and examples."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.docs.emit.context import Context
from docmill.docs.emit.schemas import derived, mark, type_schema
from docmill.docs.model import Anything, Content, Example, Operation, Ref
from docmill.openapi.document import Json
from docmill.openapi.pointer import pointer


def content_map(
    operation: Operation, contents: Sequence[Content], at: str, context: Context
) -> dict[str, Json]:
    """The `content` of the request body or response at a pointer."""
    found: dict[str, Json] = {}
    for content in contents:
        place = at + pointer("content", content.media_type)
        origin = content.origin
        if origin is not None and origin.span != operation.title.span:
            context.trace.origin(place, origin)
        found[content.media_type] = _media(content, place, context)
    return {"content": found}


def _media(content: Content, at: str, context: Context) -> dict[str, Json]:
    media: dict[str, Json] = {}
    if not isinstance(content.type, Anything):
        media["schema"] = _schema(content, f"{at}/schema", context)
    if len(content.examples) == 1:
        media["example"] = content.examples[0].value
        context.trace.note(f"{at}/example", content.examples[0].span, "example")
    elif content.examples:
        media["examples"] = _examples(content.examples, f"{at}/examples", context)
    return media


def _schema(content: Content, at: str, context: Context) -> dict[str, Json]:
    schema = type_schema([content.type], at, context)
    if content.inferred and not isinstance(content.type, Ref):
        if content.origin is not None:
            context.trace.origin(at, derived(content.origin))
        schema |= mark(True)
    return schema


def _examples(
    examples: Sequence[Example], at: str, context: Context
) -> dict[str, Json]:
    """Several examples under names, as OpenAPI wants them."""
    found: dict[str, Json] = {}
    for number, example in enumerate(examples, 1):
        name = f"example{number}"
        found[name] = {"value": example.value}
        context.trace.note(f"{at}/{name}", example.span, "example")
    return found
