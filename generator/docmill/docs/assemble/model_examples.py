"""What the code blocks beside a model show of it: examples and JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docmill.diagnostics.source import Span
from docmill.docs.assemble.json_schemas import SchemaReader, is_schema
from docmill.docs.assemble.models import Model
from docmill.docs.assemble.shapes import completed, example_type
from docmill.docs.assemble.types import TypeReader
from docmill.docs.infer.lenient_json import JsonExample, parse_json
from docmill.docs.markdown.page import CodeBlock
from docmill.docs.model import Anything, Field, FieldType, Items, Object

_MOST = 4
_LONGEST = 60_000


def completed_fields(
    model: Model, fields: tuple[Field, ...], types: TypeReader, closed: bool
) -> tuple[Field, ...]:
    """The fields of a model, with what the examples beside it show of open objects.

    A JSON Schema beside it adds the fields that the rows do not state; an example never.
    """
    for block, found in _read(model.shown):
        shown = _shown(block, found, types)
        while isinstance(shown, Items):
            shown = shown.item
        if not isinstance(shown, Object):
            continue
        result = completed(Object(fields), shown, closed and bool(fields))
        if isinstance(result, Object):
            fields = result.fields
        if is_schema(found.value):
            names = {field.name for field in fields}
            fields = (*fields, *(f for f in shown.fields if f.name not in names))
    return fields


def _read(blocks: Sequence[CodeBlock]) -> Iterator[tuple[CodeBlock, JsonExample]]:
    for block in blocks[:_MOST]:
        found = parse_json(block.text) if len(block.text) < _LONGEST else None
        if found is not None:
            yield block, found


def _shown(block: CodeBlock, found: JsonExample, types: TypeReader) -> FieldType:
    def locate(at: str) -> Span:
        return block.line(found.lines.get(at, 0))

    if is_schema(found.value):
        return SchemaReader(locate, types.name).read(found.value)
    return example_type([found], locate, types.lexicon) if found.values else Anything()
