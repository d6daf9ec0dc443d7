"""A dialect is data: the words and layout rules of one family of API pages.

`dialects/*.toml` are the built-in ones: each declares the layout of a vendor's pages. What a
file of one's own may say is in `keys`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from docmill.docs.dialects.schema import SCHEMA
from docmill.docs.file_schema import check
from docmill.docs.markdown.inline import visible

Table = Mapping[str, Any]


class DialectError(ValueError):
    """A dialect that cannot be read; `args` are sentences, one for each mistake."""


def normalized(text: str) -> str:
    """A word as dialects compare it: case folded, runs of blanks as one."""
    return " ".join(visible(text).split()).casefold()


@dataclass(frozen=True)
class Dialect:
    """A dialect that was loaded and checked. `data` has the shape of `schema`."""

    name: str
    data: Table = field(repr=False)

    def section(self, heading: str) -> str | None:
        """The role of a section by its heading, as in `[sections]`; None where unknown."""
        return self._sections.get(normalized(heading))

    def column(self, heading: str) -> str | None:
        """What a table column holds by its heading, as in `[columns]`."""
        return self._columns.get(normalized(heading))

    def truth(self, word: str) -> bool | None:
        """What a word in a yes-or-no column means; None where it is neither."""
        return self._truth.get(normalized(word))

    def is_empty(self, text: str) -> bool:
        """Whether a text stands for nothing."""
        return not text.strip() or normalized(text) in self._empty

    def primitive(self, word: str) -> str | None:
        """The schema type, or type and format, of a type word."""
        return self._types.get(word.strip().casefold())

    def array_item(self, word: str) -> str | None:
        """The type word of the items where `word` is spelled as an array."""
        return _first_match(self._arrays, word)

    def map_value(self, word: str) -> str | None:
        """The type word of the values where `word` is spelled as a map."""
        return _first_match(self._maps, word)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language packs for facts in descriptions, the original first."""
        return tuple(self.data["languages"])

    @property
    def methods(self) -> tuple[str, ...]:
        """The HTTP methods that pages name."""
        return tuple(self.data["operation"]["methods"])

    def place(self, method: str) -> str:
        """Where the parameter table of an operation goes: `query` or `body`."""
        return str(self.data["places"].get(method, "body"))

    @cached_property
    def _columns(self) -> dict[str, str]:
        columns: dict[str, list[str]] = self.data["columns"]
        return {
            normalized(word): role
            for role, words in reversed(columns.items())
            for word in words
        }

    @cached_property
    def _sections(self) -> dict[str, str]:
        sections: dict[str, list[str]] = self.data["sections"]
        return {
            normalized(word): role for role, words in sections.items() for word in words
        }

    @cached_property
    def _truth(self) -> dict[str, bool]:
        words = self.data["words"]
        truth = {normalized(word): True for word in words["true"]}
        return truth | {normalized(word): False for word in words["false"]}

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(normalized(word) for word in self.data["words"]["empty"])

    @cached_property
    def _types(self) -> dict[str, str]:
        return {word.casefold(): value for word, value in self.data["types"].items()}

    @cached_property
    def _arrays(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p) for p in self.data["type_patterns"]["array"])

    @cached_property
    def _maps(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p) for p in self.data["type_patterns"]["map"])


def _first_match(patterns: tuple[re.Pattern[str], ...], word: str) -> str | None:
    for pattern in patterns:
        if match := pattern.fullmatch(word):
            return str(match[1]).strip()
    return None


def built_in() -> tuple[str, ...]:
    """The names of the dialects that come with docmill."""
    folder = files("docmill.docs") / "dialects"
    names = (item.name for item in folder.iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    )


@cache
def load(name: str) -> Dialect:
    """The built-in dialect of a name. Raises DialectError where there is none."""
    if name not in built_in():
        known = ", ".join(built_in())
        raise DialectError(f"there is no dialect {name!r}; built-in dialects: {known}")
    text = (files("docmill.docs") / "dialects" / f"{name}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    if problems := list(check(data, SCHEMA)):
        raise DialectError(*problems)
    return Dialect(data["name"], data)
