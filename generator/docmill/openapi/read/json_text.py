"""JSON text → data and places (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from docmill.config.model import Limits
from docmill.openapi.document import Json, is_map
from docmill.openapi.positions import Event, Parsed, TextError, bad_number, too_deep
from docmill.openapi.read.yaml_scalars import finite

_TOKEN = re.compile(
    r'[ \t\r\n,:]*(?:(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<open>[{\[])|(?P<close>[}\]])'
    r'|(?P<atom>[^\s{}\[\],:"]+))',
    re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str, limits: Limits) -> Parsed:
    """The data of a JSON text. Raises TextError where it is not JSON.

    The fast path is the decoder of the standard library; what it cannot place or does
    not notice (depth, duplicate keys, numbers out of range) is looked for again, with
    positions, only where there is something to find.
    """
    repeated: list[bool] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        if len(result) != len(pairs):
            repeated.append(True)
        return result

    try:
        data: Json = json.loads(
            text,
            object_pairs_hook=mapping,
            parse_float=finite,
            parse_constant=_refuse,
        )
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg.lower()}"
        place = (min(error.pos, max(len(text) - 1, 0)), error.pos + 1)
        raise TextError("json-syntax", message, place) from None
    except (ValueError, RecursionError) as error:
        raise _placed(text, limits, error) from None
    depth, nodes = _size(data, limits.nesting_depth)
    if depth > limits.nesting_depth:
        raise _placed(text, limits, RecursionError())
    if nodes > limits.nodes:
        message = f"the document has more than {limits.nodes:,} nodes"
        hint = "raise limits.nodes to read it"
        raise TextError("input-too-many-nodes", message, (0, 1), hint)
    return Parsed(data, bool(repeated), partial(events, text))


def events(text: str) -> Iterator[Event]:
    """What begins and ends where in a text that `parse` has accepted."""
    for match in _TOKEN.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        first = text[start]
        if first == '"':
            yield "scalar", start, end, _string(text[start:end])
        elif first in "{[":
            yield "map" if first == "{" else "list", start, end, ""
        elif first in "}]":
            yield "end", start, end, ""
        else:
            yield "scalar", start, end, text[start:end]


def _string(token: str) -> str:
    return json.loads(token) if "\\" in token else token[1:-1]


def without_surrogates(data: Json) -> Json:
    """The data with U+FFFD for each half of a character (an escape such as `\\ud800`).

    JSON can name such halves (RFC 8259, section 8.2); UTF-8 files cannot hold them.
    """
    text = json.dumps(data, ensure_ascii=False)
    if not _SURROGATE.search(text):
        return data
    return json.loads(
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is not a number that JSON knows")


def _size(data: Json, limit: int) -> tuple[int, int]:
    """How deep data is, which is not looked at beyond a limit, and its nodes so far."""
    depth, nodes, level = 0, 1, _containers([data])
    while level and depth <= limit:
        depth += 1
        nodes += sum(map(len, level))
        level = [child for node in level for child in _containers(node)]
    return depth, nodes


def _containers(node: Json) -> list[Json]:
    children = node.values() if is_map(node) else node
    return [child for child in children if isinstance(child, dict | list)]


def _placed(text: str, limits: Limits, error: Exception) -> TextError:
    """The error again, with its place."""
    depth = 0
    for match in _TOKEN.finditer(text):
        place = match.span(match.lastgroup or 0)
        if match["open"]:
            depth += 1
            if depth > limits.nesting_depth:
                return too_deep(limits.nesting_depth, place)
        elif match["close"]:
            depth -= 1
        elif match["atom"]:
            try:
                _number(match["atom"])
            except ValueError as number:
                return bad_number(number, place)
    if isinstance(error, RecursionError):
        message = "the document is nested deeper than Python can follow"
        hint = "lower limits.nesting_depth to see the place"
        return TextError("input-too-deep", message, (0, 0), hint)
    return TextError("json-syntax", f"this is not JSON: {error}", (0, 0))


def _number(atom: str) -> None:
    if atom in ("NaN", "Infinity", "-Infinity"):
        _refuse(atom)
    if atom[0] not in "-0123456789":
        return
    if any(mark in atom for mark in ".eE"):
        finite(atom)
    else:
        int(atom)
