"""OpenApi → YAML text that every reader understands alike.

Block style, keys in the order given, no aliases, no line folding, line feeds only: the
same bytes on every machine. A string stands without quotes only where no reader of YAML
1.1 or 1.2 takes it for anything else. PyYAML's own writer quotes too little for that
(`0o17`, `1e5`) and escapes characters beyond U+FFFF.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from docmill.openapi.document import Json, OpenApi, is_list, is_map

_INDENT = "  "

_SIMPLE_KEY = 1000
"""A longer key is written as `? key`: readers of YAML give up after 1024 characters."""

_SPECIAL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_NEEDS_ESCAPE = re.compile(f"[{_SPECIAL}\t\n]")
_NOT_IN_BLOCK = re.compile(f"[{_SPECIAL}]|^[ \t]+$", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")

_PLAIN = re.compile(
    r"(?:[^\W_]|[_/$(（《“])"  # nothing that begins a number or a YAML structure
    rf"(?:[^\s:{_SPECIAL}]|:(?!\s|\Z)|[ ](?![\s#]|\Z))*"
)
_NUMBER_LIKE = re.compile(r"\d[0-9a-fA-FxXoO_.:+\-tTzZ ]*")
_CONSTANTS: Mapping[bool | None, str] = {None: "null", True: "true", False: "false"}

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What some reader takes for a boolean or null, in whatever case."""


def dump(document: OpenApi) -> str:
    """The YAML text of a document."""
    return dump_data(document.data)


def dump_data(data: Mapping[str, Json]) -> str:
    """The YAML text of a mapping.

    Half characters (lone surrogates), which no YAML text can hold, become U+FFFD.
    """
    lines: list[str] = []
    if data:
        _mapping(data, "", lines)
    else:
        lines.append("{}")
    return "\n".join(lines) + "\n"


def _mapping(data: Mapping[str, Json], indent: str, lines: list[str]) -> None:
    for key, value in data.items():
        name = _string(key)
        if len(name) > _SIMPLE_KEY:
            lines.append(f"{indent}? {name}")
            name = ""
        _entry(f"{indent}{name}:", value, indent + _INDENT, lines)


def _sequence(data: list[Json], indent: str, lines: list[str]) -> None:
    deeper = indent + _INDENT
    for value in data:
        first = len(lines)
        if is_map(value) and value:
            _mapping(value, deeper, lines)
        elif is_list(value) and value:
            _sequence(value, deeper, lines)
        else:
            _entry(f"{indent}-", value, deeper, lines)
            continue
        lines[first] = f"{indent}- {lines[first][len(deeper):]}"


def _entry(head: str, value: Json, indent: str, lines: list[str]) -> None:
    """One value and what stands before it; what is in it is indented by `indent`."""
    if is_map(value) and value:
        lines.append(head)
        _mapping(value, indent, lines)
    elif is_list(value) and value:
        lines.append(head)
        _sequence(value, indent, lines)
    elif isinstance(value, str) and "\n" in value and _fits_block(value):
        _block(head, value, indent, lines)
    else:
        lines.append(f"{head} {_inline(value)}")


def _fits_block(text: str) -> bool:
    return text[0] not in " \t\n" and not _NOT_IN_BLOCK.search(text)


def _block(head: str, text: str, indent: str, lines: list[str]) -> None:
    """A literal block; its header says how the text ends (YAML 1.2, section 8.1.1.2)."""
    text = _SURROGATE.sub("\ufffd", text)
    if not text.endswith("\n"):
        lines.append(f"{head} |-")
    else:
        lines.append(f"{head} |+" if text.endswith("\n\n") else f"{head} |")
        text = text[:-1]
    lines += [f"{indent}{line}" if line else "" for line in text.split("\n")]


def _inline(value: Json) -> str:
    match value:
        case str():
            return _string(value)
        case bool() | None:
            return _CONSTANTS[value]
        case int():
            return str(value)
        case float():
            return _float(value)
        case _:
            return "[]" if is_list(value) else "{}"


def _float(value: float) -> str:
    """A number that YAML 1.1 reads as one too: there, an exponent needs a point."""
    if not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    mantissa, mark, exponent = repr(value).partition("e")
    return repr(value) if not mark or "." in mantissa else f"{mantissa}.0e{exponent}"


def _string(text: str) -> str:
    text = _SURROGATE.sub("\ufffd", text)
    if _NEEDS_ESCAPE.search(text):
        quoted = json.dumps(text, ensure_ascii=False)
        return _NEEDS_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
    if _is_plain(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or _NUMBER_LIKE.fullmatch(text):
        return False
    return text.lower() not in _WORDS
