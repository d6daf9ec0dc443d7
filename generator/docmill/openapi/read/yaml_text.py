"""YAML text → data and places: YAML 1.2 core scalars, read through libyaml's events.

Working on events instead of PyYAML's loaders keeps depth, aliases and tags under
control before anything is built: the C loader overruns the stack on deep input, builds
Python objects from tags and shares nodes without limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import yaml

from docmill.config.model import Limits
from docmill.openapi.document import Json, is_list
from docmill.openapi.positions import (
    Event,
    Parsed,
    Place,
    TextError,
    bad_number,
    shorten,
    too_deep,
)
from docmill.openapi.read.yaml_scalars import value_of

_CORE: Final = "tag:yaml.org,2002:"
_SCALAR_TAGS: Final = frozenset(
    _CORE + name for name in ("int", "float", "bool", "null")
)
_LOADER: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPEN: Final = object()
_MERGE: Final = object()


def parse(text: str, limits: Limits) -> Parsed:
    """The data of a text with one YAML document. Raises TextError where it has none.

    Mapping keys are strings, as written: `404:` and `"404":` are the same key.
    """
    builder = _Builder(limits)
    for event in _parse(text):
        builder.take(event)
    return Parsed(builder.result, builder.has_duplicates, partial(events, text))


def events(text: str) -> Iterator[Event]:
    """What begins and ends where in a text that `parse` has accepted."""
    for event in _parse(text):
        start, end = place_of(event)
        match event:
            case yaml.ScalarEvent():
                yield "scalar", start, end, event.value
            case yaml.AliasEvent():
                yield "alias", start, end, ""
            case yaml.MappingStartEvent():
                yield "map", start, end, ""
            case yaml.SequenceStartEvent():
                yield "list", start, end, ""
            case yaml.CollectionEndEvent():
                yield "end", start, end, ""
            case _:
                pass


def _parse(text: str) -> Iterator[yaml.Event]:
    try:
        loader = _LOADER(text)
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else 0
        parts = (error.context, error.problem)
        raise _syntax(" ".join(part for part in parts if part), index) from None
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8")[: error.position].decode("utf-8", "ignore")
        raise _syntax(str(error.reason), len(before)) from None
    except UnicodeEncodeError as error:
        raise _syntax("half a character (a lone surrogate)", error.start) from None
    except yaml.YAMLError as error:
        raise _syntax(str(error), 0) from None


def place_of(event: yaml.Event) -> Place:
    """Where an event is in the text; empty where it takes no characters."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0), (end.index if end else 0)


def _syntax(problem: str, index: int) -> TextError:
    return TextError("yaml-syntax", f"this is not YAML: {problem}", (index, index + 1))


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    value: dict[str, Json] | list[Json]
    first_node: int
    anchor: str | None
    key: Any = None
    """The key whose value comes next; `_MERGE` for `<<`."""
    merged: list[dict[str, Json]] = field(default_factory=list[dict[str, Json]])


@dataclass(slots=True)
class _Builder:
    """Builds the data, event by event."""

    limits: Limits
    result: Json = None
    has_duplicates: bool = False
    documents: int = 0
    nodes: int = 0
    stack: list[_Open] = field(default_factory=list[_Open])
    anchors: dict[str, tuple[Any, int]] = field(
        default_factory=dict[str, tuple[Any, int]]
    )
    """The value and the number of nodes of each anchor; `_OPEN` while it is read."""

    def take(self, event: yaml.Event) -> None:
        """Take in the next event."""
        match event:
            case yaml.ScalarEvent():
                self._count(1, event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._count(1, event)
                self._begin(event)
            case yaml.CollectionEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    message = "the file holds more than one YAML document"
                    raise TextError("yaml-documents", message, place_of(event))
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self.stack[-1] if self.stack else None
        is_key = (
            frame is not None and isinstance(frame.value, dict) and frame.key is None
        )
        value = event.value if is_key and event.tag is None else _scalar_value(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        if is_key and event.value == "<<" and event.implicit[0]:
            value = _MERGE
        self._add(value, event)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        place = place_of(event)
        if len(self.stack) >= self.limits.nesting_depth:
            raise too_deep(self.limits.nesting_depth, place)
        if isinstance(event, yaml.MappingStartEvent):
            value: dict[str, Json] | list[Json] = {}
            known = (None, "!", _CORE + "map")
        else:
            value = []
            known = (None, "!", _CORE + "seq")
        if event.tag not in known:
            raise _unknown_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (_OPEN, 0)
        self.stack.append(_Open(value, self.nodes, event.anchor))

    def _end(self, event: yaml.Event) -> None:
        frame = self.stack.pop()
        if isinstance(frame.value, dict):
            for merged in frame.merged:
                frame.value.update(
                    {k: v for k, v in merged.items() if k not in frame.value}
                )
        if frame.anchor is not None:
            size = self.nodes - frame.first_node + 1
            self.anchors[frame.anchor] = (frame.value, size)
        self._add(frame.value, event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = place_of(event)
        name = shorten(event.anchor or "")
        if event.anchor not in self.anchors:
            message = f"no anchor is named {name!r}"
            raise TextError("yaml-alias", message, place)
        value, size = self.anchors[event.anchor]
        if value is _OPEN:
            message = f"the alias {name!r} stands within its own anchor"
            raise TextError("yaml-alias", message, place)
        self._count(size, event)
        self._add(value, event)

    def _count(self, nodes: int, event: yaml.Event) -> None:
        self.nodes += nodes
        if self.nodes > self.limits.nodes:
            message = f"the document has more than {self.limits.nodes:,} nodes"
            hint = "raise limits.nodes to read it, if its aliases are meant to multiply"
            raise TextError("input-too-many-nodes", message, place_of(event), hint)

    def _add(self, value: Any, event: yaml.Event) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.result = value
            return
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
        elif frame.key is None:
            frame.key = _key(value, event)
            self.has_duplicates |= frame.key in frame.value
        elif frame.key is _MERGE:
            frame.merged += _mappings(value, event)
            frame.key = None
        else:
            frame.value[frame.key] = value
            frame.key = None


def _scalar_value(event: yaml.ScalarEvent) -> Json:
    if event.tag in (None, "!", _CORE + "str"):
        if event.tag is not None or not event.implicit[0]:
            return event.value
    elif event.tag not in _SCALAR_TAGS:
        raise _unknown_tag(event)
    try:
        return value_of(event.value)
    except ValueError as error:
        raise bad_number(error, place_of(event)) from None


def _unknown_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> TextError:
    tag = str(event.tag).replace(_CORE, "!!")
    message = f"the tag {shorten(tag)!r} has no meaning in an API document"
    return TextError("yaml-tag", message, place_of(event), "leave the tag out")


def _key(value: Any, event: yaml.Event) -> Any:
    if isinstance(value, str) or value is _MERGE:
        return value
    message = "a key must be text, not a mapping, a list or another value"
    raise TextError("yaml-key", message, place_of(event))


def _mappings(value: Any, event: yaml.Event) -> list[dict[str, Json]]:
    """The mappings that a merge key (`<<`) names."""
    values = value if is_list(value) else [value]
    if not all(isinstance(item, dict) for item in values):
        message = "a merge key (<<) takes a mapping or a list of mappings"
        raise TextError("yaml-merge", message, place_of(event))
    return values
