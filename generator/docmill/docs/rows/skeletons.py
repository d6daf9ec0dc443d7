"""JSON whose values are type words: `{"id": "int, required", "tags": ["string"]}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.infer.lenient_json import parse_json
from docmill.docs.infer.shapes import is_skeleton
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.kept import kept
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.rows.columns import is_type
from docmill.docs.rows.statements import Statement
from docmill.openapi.document import Json, is_list, is_map
from docmill.openapi.pointer import pointer

_LANGUAGES = frozenset(
    ["", "json", "json5", "jsonc", "js", "javascript", "text", "typescript", "ts"]
)


@kept
def skeleton_rows(block: CodeBlock, lexicon: Lexicon) -> tuple[Statement, ...] | None:
    """The statements of a JSON skeleton; None where the code shows values."""
    if block.language not in _LANGUAGES or "{" not in block.text[:200]:
        return None
    found = parse_json(block.text)
    if found is None or not is_skeleton(found.value) or _has_values(found.value):
        return None
    value = found.value
    while is_list(value) and value:
        value = value[0]
    return _members(value, "", block, found.lines, lexicon) if is_map(value) else None


def _members(
    value: Json, at: str, block: CodeBlock, places: Mapping[str, int], lexicon: Lexicon
) -> tuple[Statement, ...]:
    assert is_map(value)
    rows: list[Statement] = []
    for name, inner in value.items():
        here = at + pointer(name)
        line = block.line(places.get(here, 0))
        array = is_list(inner)
        item = inner[0] if is_list(inner) and inner else inner
        text = item if isinstance(item, str) else ""
        rows.append(_member(name, text, array, line, lexicon))
        if is_map(item):
            children = _members(
                item, here + ("/0" if array else ""), block, places, lexicon
            )
            rows[-1] = _with(rows[-1], children, array)
    return tuple(rows)


def _with(row: Statement, children: tuple[Statement, ...], array: bool) -> Statement:
    return replace(
        row, name=row.name + ("[]" if array else ""), type=None, children=children
    )


def _member(
    name: str, text: str, array: bool, line: Span, lexicon: Lexicon
) -> Statement:
    parts = [part.strip() for part in re.split(r"[,，]", text)]
    word = next((p for p in parts if is_type(p, lexicon)), None)
    said = lexicon.requirement(text)
    rest = [p for p in parts if p and p != word and not _is_word(p, lexicon)]
    shown = f"array of {word}" if array and word else word
    return Statement(
        name=name,
        name_passage=_passage(name, line),
        type=_passage(shown, line) if shown else None,
        required=said[0] if said else None,
        required_passage=_passage(text, line) if said else None,
        description=_passage(", ".join(rest), line) if rest else None,
        source="skeleton",
        span=line,
    )


def _is_word(part: str, lexicon: Lexicon) -> bool:
    """Whether a part says that the member is required or optional, and nothing else."""
    said = lexicon.requirement(part)
    return said is not None and said[1:] == (0, len(part))


def _passage(text: str, line: Span) -> Passage:
    return Passage(text, ((0, line),))


def _has_values(value: Json) -> bool:
    """Whether numbers stand beside the words: then "string" is a made-up value."""
    if is_map(value):
        return any(_has_values(inner) for inner in value.values())
    if is_list(value):
        return any(_has_values(inner) for inner in value)
    return isinstance(value, (int, float)) and not isinstance(value, bool)
