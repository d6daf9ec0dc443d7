"""A stage as text that stays the same while the data does, for people and for goldens."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeGuard

from docmill.diagnostics.source import SourceFile, Span


def dump(value: object) -> str:
    """Frozen dataclasses, and what they hold, one field a line.

    Positions are shown as `path:line:column-end`, a source file as its path.
    """
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: object) -> Iterator[str]:
    leaf = _leaf(value)
    if leaf is not None:
        yield leaf
        return
    yield _title(value)
    yield from _body(value)


def _body(value: object) -> Iterator[str]:
    """The parts of a value that is not on one line, each indented below it."""
    if _is_sequence(value):
        for item in value:
            first, *rest = _lines(item)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
        return
    for name, part in _parts(value):
        first, *rest = _lines(part)
        yield f"  {name}: {first}".rstrip()
        yield from (f"  {line}" for line in rest)


def _parts(value: Any) -> Iterator[tuple[str, object]]:
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield field.name, getattr(value, field.name)
        return
    for key, part in value.items():
        yield json.dumps(key, ensure_ascii=False), part


def _title(value: object) -> str:
    return type(value).__name__ if dataclasses.is_dataclass(value) else ""


def _leaf(value: object) -> str | None:
    """The value on one line, if it fits there."""
    match value:
        case Span():
            return f"{value}-{value.end_column}"
        case SourceFile(path=path):
            return path
        case Enum(name=name):
            return name
        case PurePath():
            return value.as_posix()
        case None | bool() | int() | float() | str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return _empty(value)


def _empty(value: object) -> str | None:
    if callable(value):
        return "function"
    if _is_empty(value):
        return "{}" if isinstance(value, Mapping) else "[]"
    return None


def _is_empty(value: Any) -> bool:
    return (
        not dataclasses.is_dataclass(value) and hasattr(value, "__len__") and not value
    )


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, (tuple, list))
