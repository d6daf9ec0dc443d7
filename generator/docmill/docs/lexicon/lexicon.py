"""The one door to the word lists: what a text of a reference means, in any shipped language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from docmill.docs.lexicon import cells, containers, nullable, requirement, types
from docmill.docs.lexicon.cells import Place
from docmill.docs.lexicon.headings import HeadingRole, heading_role
from docmill.docs.lexicon.sentences import first_sentence
from docmill.docs.lexicon.text import fold, plain
from docmill.docs.lexicon.vocabulary import LANGUAGES, TypeAndFormat, Vocabulary, read

__all__ = ["HeadingRole", "Lexicon", "Place"]

_Answer = TypeVar("_Answer")

_CACHED = 4096
# "```python {highlight=2}", "language-js", "{.sh}"
_INFO = re.compile(r"\s{0,9}(?:language-|lang-|\{?\.)?([^\s{},:;(\[]{1,40})")


class Lexicon:
    """What words mean. Every method answers for any text, never raises, and keeps its answers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the answers of each method by text; `of` gives a shared lexicon."""
        self.vocabulary = vocabulary
        self._heading = _kept(heading_role, vocabulary)
        self._column = _kept(cells.column_role, vocabulary)
        self._truth = _kept(cells.truth, vocabulary)
        self._place = _kept(cells.place, vocabulary)
        self._type = _kept(types.known_type, vocabulary)
        self._array_item = _kept(containers.array_item, vocabulary)
        self._map_value = _kept(containers.map_value, vocabulary)
        self._nullable = _kept(nullable.nullable, vocabulary)

    @classmethod
    def of(cls, languages: tuple[str, ...] | None = None) -> Lexicon:
        """The lexicon of some languages, by default of all; the first that knows a word decides.

        Words that all languages use (`body`, `int`, `√`) are always known. An unknown language
        raises `FileNotFoundError`.
        """
        return _lexicon(languages or LANGUAGES)

    def heading(self, text: str) -> HeadingRole:
        """What a heading, a bold label, a `Label:` or the last clause of a sentence names."""
        return self._heading(text)

    def column(self, text: str) -> str | None:
        """The role of a table's column by its header: `name`, `type`, `required`, …"""
        return self._column(text)

    def truth(self, text: str) -> bool | None:
        """Yes or no in a cell; None for anything else, and where a condition goes with it."""
        return self._truth(text)

    def is_empty(self, text: str) -> bool:
        """Whether a cell says nothing: blank, dashes, "N/A", "none", "无"."""
        return cells.is_empty(text, self.vocabulary)

    def place(self, text: str) -> Place | None:
        """The location of a parameter that a cell or label names; `url` is a path here."""
        return self._place(text)

    def type(self, word: str) -> TypeAndFormat | None:
        """JSON Schema type and format of a type word; the type `any` allows every value."""
        return self._type(word)

    def array_item(self, word: str) -> str | None:
        """The item's word of an array type; `""` for a bare array, None for no array."""
        return self._array_item(word)

    def map_value(self, word: str) -> str | None:
        """The word of a map's values; `""` where it is not said, None for no map."""
        return self._map_value(word)

    def nullable(self, word: str) -> tuple[str, bool]:
        """A type word without `?`, `or null`, `nullable`, and whether one of them was there."""
        return self._nullable(word)

    def requirement(self, text: str) -> tuple[bool, int, int] | None:
        """The first statement of being required (True) or optional (False), with its extent."""
        return requirement.requirement(text, self.vocabulary)

    def first_sentence(self, text: str) -> str:
        """The text up to the end of its first sentence: not behind "e.g.", "z.B." or "т.е."."""
        return first_sentence(text, self.vocabulary)

    def code_sample_language(self, info: str) -> str | None:
        """The language of a code sample by its fence or tab; commands (`curl`) are `shell`.

        None for data and messages: json, xml, http, text.
        """
        name = unquoted(info)
        found = self.vocabulary.samples.get(name)
        if found is None and (match := _INFO.match(name)):
            found = self.vocabulary.samples.get(match[1].rstrip("}"))
        return found


def unquoted(info: str) -> str:
    """A fence's info or a tab's title, folded and without markup."""
    return fold(plain(info[:100])).strip(" \"'*:")


@cache
def _lexicon(languages: tuple[str, ...]) -> Lexicon:
    for language in languages:
        read(language)
    return Lexicon(Vocabulary(languages))


def _kept(
    function: Callable[[str, Vocabulary], _Answer], vocabulary: Vocabulary
) -> Callable[[str], _Answer]:
    """The function of a text alone, with its latest answers kept."""

    @lru_cache(maxsize=_CACHED)
    def answer(text: str) -> _Answer:
        return function(text, vocabulary)

    return answer
