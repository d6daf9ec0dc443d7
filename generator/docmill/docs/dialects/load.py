"""A dialect file → decisions, with every mistake told at its line and column."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from docmill.config.toml_positions import locate, syntax_error
from docmill.config.values import Keys, is_list, is_table
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, Span, display_path
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.dialects.keys import (
    DIALECT_KEYS,
    KINDS,
    METHODS,
    MOVED,
    MOVED_WORDS,
    WORDS,
)
from docmill.docs.lexicon.problems import CONCEPTS, ROLES, TYPES
from docmill.docs.lexicon.text import key
from docmill.docs.lexicon.vocabulary import LANGUAGES

_MOST_EXTENDED = 8
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "starts": KINDS,
    "languages": LANGUAGES,
    "silence": ("required", "optional"),
    "method": METHODS,
}
_IN_WORDS = {
    "text": "a string",
    "texts": "a list of strings",
    "names": "a list of strings, or false",
    "flag": "true or false",
    "words": "a table with a list of strings for each key",
    "types": "a table of strings",
}
Data = Mapping[str, Any]


def is_file(name: str | None) -> bool:
    """Whether a dialect is named by its file, and not one of the built-in ones."""
    return name is not None and (name.endswith(".toml") or "/" in name)


def extended(path: Path) -> tuple[Path, ...]:
    """The files that a dialect file extends, the nearest first, as far as they are there."""
    found: list[Path] = []
    while len(found) < _MOST_EXTENDED:
        try:
            name = tomllib.loads(path.read_text("utf-8")).get("extends")
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            break
        if not isinstance(name, str):
            break
        path = path.parent / name
        if not path.is_file():
            break
        found.append(path)
    return tuple(found)


def load(path: Path, diagnostics: Diagnostics, *, root: Path) -> Decisions | None:
    """Read and check a dialect file. None, with the errors told, where it is of no use."""
    own = Diagnostics(diagnostics.strict)
    data = _data(path, own, root, 0)
    diagnostics.extend(own)
    if data is None or own.has_errors:
        return None
    return decisions(data, name=display_path(path, root))


def decisions(data: Data, name: str = "") -> Decisions:
    """The decisions of a dialect whose data was checked."""
    security = data.get("security")
    return Decisions(
        name=name,
        languages=tuple(data.get("languages", ())),
        starts=tuple(data.get("starts", ())),
        headings=_tuples(data.get("headings", {})),
        columns=_tuples(data.get("columns", {})),
        words=_tuples(data.get("words", {})),
        types=dict(data.get("types", {})),
        ignore=tuple(data.get("ignore", ())),
        base_url=data.get("base_url"),
        security=None if security is None else tuple(security or ()),
        silence=data.get("silence"),
        method=data.get("method"),
        doubtful=data.get("doubtful"),
    )


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def _data(
    path: Path, diagnostics: Diagnostics, root: Path, depth: int
) -> dict[str, Any] | None:
    """The checked data of a file, with that of the one it extends below it."""
    source = SourceFile(display_path(path, root), "")
    try:
        source = SourceFile(source.path, path.read_text("utf-8"))
        data = tomllib.loads(source.text)
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the dialect: {error}"
        diagnostics.error("dialect-unreadable", message, source.span(1))
        return None
    except tomllib.TOMLDecodeError as error:
        diagnostics.error("dialect-syntax", *syntax_error(error, source))
        return None
    _Check(source, diagnostics).all(data)
    if diagnostics.has_errors or "extends" not in data:
        return data
    if depth >= _MOST_EXTENDED:
        message = "dialects extend each other without an end"
        diagnostics.error("dialect-value", message, locate(source, ("extends",)))
        return None
    below = _data(path.parent / data["extends"], diagnostics, root, depth + 1)
    return None if below is None else _joined(below, data)


def _joined(below: Data, data: Data) -> dict[str, Any]:
    """Two dialects as one: of a table each key, of the others the whole value."""
    result = {**below, **data}
    for name, value in data.items():
        if is_table(value) and is_table(below.get(name)):
            result[name] = {**below[name], **value}
    return result


@dataclass(frozen=True, slots=True)
class _Check:
    source: SourceFile
    diagnostics: Diagnostics

    def all(self, data: Data) -> None:
        """Report all that is wrong with a dialect file."""
        for name, value in data.items():
            if name in MOVED:
                self._error(
                    "dialect-old-form", f"[{name}] moved", name, hint=MOVED[name]
                )
            elif name not in DIALECT_KEYS:
                self._unknown(name, (), tuple(DIALECT_KEYS))
            elif not _fits(value, kind := DIALECT_KEYS[name].kind):
                self._error(
                    "dialect-wrong-type", f"`{name}` must be {_IN_WORDS[kind]}", name
                )
            else:
                self._content(name, value)

    def _content(self, name: str, value: Any) -> None:
        self._choice(name, value)
        match name:
            case "headings":
                self._names(name, value, CONCEPTS, several=True)
            case "columns":
                self._names(name, value, ROLES, several=False)
            case "words":
                self._words(value)
            case "types":
                self._types(value)
            case "base_url" if "://" not in value:
                message = "`base_url` must begin with a scheme, as in https://"
                self._error("dialect-value", message, name)
            case _:
                pass
        if name in ("headings", "columns", "words"):
            self._doubled(name, value)

    def _choice(self, name: str, value: Any) -> None:
        choices = _CHOICES.get(name)
        words = [value] if isinstance(value, str) else value
        if choices and any(word not in choices for word in words):
            known = ", ".join(f'"{choice}"' for choice in choices)
            self._error("dialect-value", f"`{name}` may have {known}", name)

    def _names(
        self, table: str, value: Data, known: frozenset[str], *, several: bool
    ) -> None:
        for name in value:
            for part in name.split() if several else [name]:
                if part not in known:
                    self._unknown(name, (table,), tuple(sorted(known)))
                    break

    def _words(self, value: Data) -> None:
        for name in value:
            if name in MOVED_WORDS:
                hint = f"write `{MOVED_WORDS[name]}`"
                self._error(
                    "dialect-old-form", f"`{name}` moved", "words", name, hint=hint
                )
            elif name not in WORDS:
                self._unknown(name, ("words",), WORDS)

    def _types(self, value: Data) -> None:
        for word, meaning in value.items():
            if meaning.partition(" ")[0] not in TYPES:
                known = ", ".join(sorted(TYPES))
                message = f"{meaning!r} is no JSON Schema type; known are: {known}"
                self._error("dialect-value", message, "types", word)

    def _doubled(self, table: str, value: Data) -> None:
        """A word under two names of a table: which of the two is meant?"""
        seen: dict[str, str] = {}
        for name, words in value.items():
            for word in words:
                other = seen.setdefault(key(word), name)
                if other != name:
                    message = f"{word!r} stands under `{other}` and under `{name}`"
                    self._error("dialect-word-twice", message, table, name)

    def _unknown(self, name: str, above: Keys, known: tuple[str, ...]) -> None:
        close = get_close_matches(name, known, n=1)
        self._error(
            "dialect-unknown-key",
            f"there is no key `{name}` here",
            *above,
            name,
            hint=(
                f"did you mean `{close[0]}`?"
                if close
                else f"known are: {', '.join(known)}"
            ),
        )

    def _error(
        self, code: str, message: str, *keys: str, hint: str | None = None
    ) -> None:
        self.diagnostics.error(code, message, self._place(keys), hint=hint)

    def _place(self, keys: Keys) -> Span:
        begin = f"[{keys[0]}."
        for number, line in enumerate(self.source.lines, 1):
            if len(keys) == 1 and line.startswith(begin):
                return self.source.span(number, 2, 2 + len(keys[0]))
        return locate(self.source, keys)


def _fits(value: Any, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "texts":
            return _is_texts(value)
        case "names":
            return value is False or _is_texts(value)
        case "flag":
            return isinstance(value, bool)
        case "words":
            return is_table(value) and all(map(_is_texts, value.values()))
        case _:
            return is_table(value) and all(isinstance(v, str) for v in value.values())


def _is_texts(value: Any) -> bool:
    return is_list(value) and all(isinstance(item, str) for item in value)


def used_words(decided: Decisions) -> Iterator[tuple[str, str]]:
    """The words of a dialect with their table: what pages should hold."""
    for table, words in (("headings", decided.headings), ("columns", decided.columns)):
        for listing in words.values():
            yield from ((table, word) for word in listing)
    yield from (
        ("words", word) for listing in decided.words.values() for word in listing
    )
    yield from (("types", word) for word in decided.types)
    yield from (("ignore", word) for word in decided.ignore)


__all__ = ["decisions", "extended", "is_file", "load", "used_words"]
