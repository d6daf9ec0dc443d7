"""Docstrings: what a thing is, with the unit, default, range and values of its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from docmill.client.literals import visible
from docmill.client.planner.text.reflow import flowing
from docmill.client.planner.text.words import Wording
from docmill.client.text_wrap import wrap
from docmill.openapi.document import Json, is_list

SECTION_WIDTH = 80
"""Columns of a line of a section: it stands eight columns from the margin."""

MAX_VALUES = 20
"""More allowed values than these are left to the type."""

_BREAK = re.compile(r"<br\s*/?>")


def description(data: dict[str, Json]) -> str:
    """The text of a part of the document: description, else summary or title."""
    for key in ("description", "summary", "title"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return plain(value)
    return ""


def plain(text: str) -> str:
    """A text in lines that are meant: without HTML line breaks, sentences put together."""
    lines = _BREAK.sub("\n", flowing(visible(text).strip()))
    return "\n".join(line.rstrip() for line in lines.split("\n"))


def with_facts(
    data: dict[str, Json],
    schema: dict[str, Json],
    words: Wording,
    *,
    with_values: bool = True,
) -> str:
    """The description of a parameter or member, and what its schema adds to that.

    The allowed values can be left out where the type beside the text shows them.
    """
    text = description({k: v for k, v in data.items() if k != "title"})
    text = text or description({k: v for k, v in schema.items() if k != "title"})
    is_deprecated = data.get("deprecated") is True or schema.get("deprecated") is True
    added = [words.deprecated] if is_deprecated else []
    added += [*_default(schema, text, words), *_bounds(schema, text, words)]
    added += _values(schema, text, words) if with_values else []
    return sentences((text, (" " if words.stop == "." else "").join(added)), words)


def sentences(parts: Iterable[str], words: Wording) -> str:
    """Texts one after another, each ended by a full stop or on a line of its own."""
    result = ""
    for part in parts:
        if not (result and part):
            result = result or part
        elif "\n" in result or "\n" in part:
            result += f"\n{part}"
        else:
            ended = result[-1] in ".。!?！？;；:："
            space = " " if words.stop == "." else ""
            result += f"{'' if ended else words.stop}{space}{part}"
    return result


def about(data: dict[str, Json], words: Wording) -> str:
    """Summary and description of an operation, each once, each ended by a full stop."""
    summary = description({"summary": data.get("summary")})
    text = description({"description": data.get("description")})
    if text.rstrip("。. ").startswith(summary.rstrip("。. ")):
        summary = ""
    parts = [summary, text]
    if data.get("deprecated") is True:
        parts.insert(0, words.deprecated)
    ended = [
        part if part[-1] in ".。!?！？" else part + words.stop for part in parts if part
    ]
    return "\n\n".join(ended)


def section(title: str, entries: Iterable[tuple[str, str]], words: Wording) -> str:
    """A part of a docstring: one indented entry for each name with its text."""
    lines = [title]
    for name, text in entries:
        entry = f"{name}{words.colon}{text}" if text else name
        first, *rest = wrap(entry, SECTION_WIDTH - 4, first=SECTION_WIDTH)
        lines.append(f"    {first}")
        lines.extend(f"        {line}" if line else "" for line in rest)
    return "\n".join(lines) if len(lines) > 1 else ""


def shown(value: Json) -> str:
    """A value as it is written in JSON, strings without quotes."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _default(schema: dict[str, Json], text: str, words: Wording) -> list[str]:
    value = schema.get("default")
    if value is None or value == "" or isinstance(value, list | dict):
        return []
    said = text.casefold()
    known = any(word in said for word in words.says_default.split(", "))
    if known and shown(value).casefold() in said:
        return []
    return [words.default.format(shown(value))]


def _bounds(schema: dict[str, Json], text: str, words: Wording) -> list[str]:
    pairs = (
        ("minimum", "maximum", words.range, words.minimum, words.maximum),
        ("minLength", "maxLength", words.length, words.at_least, words.at_most),
    )
    found: list[str] = []
    for low_key, high_key, both, at_least, at_most in pairs:
        low, high = _number(schema, low_key), _number(schema, high_key)
        if all(_says(text, bound) for bound in (low, high) if bound is not None):
            continue
        if low is not None and high is not None:
            found.append(both.format(low, high))
        else:
            found.append(at_most.format(high) if low is None else at_least.format(low))
    return found


def _says(text: str, number: str) -> bool:
    return bool(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", text))


def _number(schema: dict[str, Json], key: str) -> str | None:
    value = schema.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return shown(value) if is_number else None


def _values(schema: dict[str, Json], text: str, words: Wording) -> list[str]:
    values = schema.get("enum")
    if not is_list(values) or not values or len(values) > MAX_VALUES:
        return []
    names = [shown(value) for value in values if value is not None]
    if len(names) < 2 or all(name in text for name in names):
        return []
    return [words.values.format(words.comma.join(names))]
