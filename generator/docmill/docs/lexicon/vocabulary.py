"""The word lists of the languages, merged: the first language that knows a word decides."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from typing import Any, TypeVar

from docmill.docs.lexicon.text import fold, listed

T = TypeVar("T")
TypeAndFormat = tuple[str, str | None]

LANGUAGES = ("en", "zh", "ja", "ko", "es", "de", "fr", "pt", "ru")
COMMON = "common"
# Languages that put the noun first: `tipo de parámetro` is a type, `parameter type` is one too.
HEAD_FIRST = ("es", "fr", "pt")


@cache
def read(language: str) -> dict[str, Any]:
    """One file as data. An unknown language raises `FileNotFoundError`."""
    path = files("docmill.docs.lexicon") / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


# Not slotted: each table is kept once it is built.
@dataclass(frozen=True)
class Vocabulary:
    """The tables of some languages; each is built when it is first used."""

    languages: tuple[str, ...]

    @cached_property
    def headings(self) -> dict[str, frozenset[str]]:
        """Words and phrases → the concepts they name; none for filler words."""
        named = self._by_word("headings", _concepts)
        return dict.fromkeys(self._words("fillers"), frozenset[str]()) | named

    @cached_property
    def shared_fillers(self) -> frozenset[str]:
        """Filler words of every language: "API", "JSON"."""
        entries = _entries((COMMON,), "fillers")
        return frozenset(word for _, words in entries for word in words)

    @cached_property
    def phrase_lengths(self) -> dict[str, int]:
        """First words of the phrases of headings → the number of words of the longest."""
        found: dict[str, int] = {}
        for phrase in self.headings:
            if (blank := phrase.find(" ")) > 0:
                first, size = phrase[:blank], phrase.count(" ") + 1
                found[first] = max(size, found.get(first, 1))
        return found

    @cached_property
    def headings_alone(self) -> dict[str, frozenset[str]]:
        """Whole texts, plural endings kept → the concepts they name."""
        return self._as_written("headings_alone", _concepts, fold)

    @cached_property
    def headings_exact(self) -> dict[str, frozenset[str]]:
        """Whole texts, capitals and all → the concepts they name."""
        return self._as_written("headings_exact", _concepts)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """First words of titles of operations."""
        return frozenset(self._words("verbs"))

    @cached_property
    def articles(self) -> frozenset[str]:
        """Words of titles that an operation id leaves out: "a", "the"."""
        return frozenset(self._words("articles"))

    @cached_property
    def abbreviations(self) -> tuple[str, ...]:
        """Words whose full stop ends no sentence, without it, the longest first."""
        words = self._as_written("abbreviations", str)
        return tuple(sorted(words, key=len, reverse=True))

    @cached_property
    def arguments(self) -> frozenset[str]:
        """Words over the names of parameters, and not over those of a response."""
        return frozenset(self._words("arguments"))

    @cached_property
    def columns(self) -> dict[str, str]:
        """Words over columns → the role of the column; `""` for words that add nothing."""
        return dict.fromkeys(self._words("column_fillers"), "") | self._by_word(
            "columns", str
        )

    @cached_property
    def columns_alone(self) -> dict[str, str]:
        """Whole headers, plural endings kept → the role of the column."""
        return self._as_written("columns_alone", str, fold)

    @cached_property
    def column_fillers(self) -> frozenset[str]:
        """Words over columns that add nothing beside another word."""
        return frozenset(self._words("column_fillers"))

    @cached_property
    def head_first(self) -> frozenset[str]:
        """Words over columns of the languages that put the noun first."""
        romance = tuple(name for name in self.languages if name in HEAD_FIRST)
        return frozenset(
            word for _, words in _entries(romance, "columns") for word in words
        )

    @cached_property
    def truth(self) -> dict[str, bool | None]:
        """Cells → yes, no, or None where the statement has a condition."""
        meanings: dict[str, bool | None] = {"yes": True, "no": False, "unclear": None}
        return self._by_word("truth", meanings.__getitem__)

    @cached_property
    def empty(self) -> frozenset[str]:
        """Cells that say nothing."""
        return frozenset(self._words("empty"))

    @cached_property
    def places(self) -> dict[str, str]:
        """Words → the location of a parameter."""
        return self._by_word("places", str)

    @cached_property
    def types(self) -> dict[str, TypeAndFormat]:
        """Type words → JSON Schema type and format; the type `any` allows every value."""
        return self._by_word("types", _type)

    @cached_property
    def types_exact(self) -> dict[str, TypeAndFormat]:
        """Type words that only their capitals tell from others."""
        return self._as_written("types_exact", _type)

    @cached_property
    def type_adjectives(self) -> dict[str, str | None]:
        """Words beside a type word → the format that they tell, if any."""
        return self._by_word(
            "type_adjectives", lambda name: None if name == "words" else name
        )

    @cached_property
    def type_nouns(self) -> frozenset[str]:
        """Words that add nothing after a type word."""
        return frozenset(self._words("type_nouns"))

    @cached_property
    def samples(self) -> dict[str, str]:
        """Words of fences and tabs → the language of a code sample."""
        return self._as_written("samples", str, fold)

    def phrases(self, table: str, name: str) -> tuple[str, ...]:
        """The folded phrases of one entry with their plural endings, longest first."""
        return _phrases(self._files, table, name)

    def keys(self, table: str, name: str) -> frozenset[str]:
        """The phrases of one entry as whole cells are looked up."""
        return _keys(self._files, table, name)

    @property
    def _files(self) -> tuple[str, ...]:
        return (*self.languages, COMMON)

    def _by_word(self, table: str, meaning: Callable[[str], T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for name, words in _entries(self._files, table):
            means = meaning(name)
            for word in words:
                found.setdefault(word, means)
        return found

    def _words(self, table: str) -> list[str]:
        return [word for _, words in _entries(self._files, table) for word in words]

    def _as_written(
        self, table: str, meaning: Callable[[str], T], form: Callable[[str], str] = str
    ) -> dict[str, T]:
        found: dict[str, T] = {}
        for language in self._files:
            for name, entries in _table(language, table).items():
                for word in unified(entries).split(","):
                    found.setdefault(form(" ".join(word.split())), meaning(name))
        return found


@cache
def _phrases(languages: tuple[str, ...], table: str, name: str) -> tuple[str, ...]:
    found = {
        " ".join(fold(word).split())
        for language in languages
        for word in unified(_table(language, table).get(name, "")).split(",")
    }
    return tuple(sorted(found - {""}, key=lambda word: (-len(word), word)))


@cache
def _keys(languages: tuple[str, ...], table: str, name: str) -> frozenset[str]:
    found = (_table(language, table).get(name, "") for language in languages)
    return frozenset(
        word for entries in found for word in listed(unified(entries)) if word
    )


@cache
def _variants() -> tuple[re.Pattern[str], dict[int, str]]:
    """Traditional characters, and the simplified ones that Chinese words are compared by."""
    table = _table("zh", "variants")
    pairs = zip(table["traditional"], table["simplified"], strict=False)
    return re.compile(f"[{table['traditional']}]"), {
        ord(old): new for old, new in pairs
    }


def unified(text: str) -> str:
    """A text with simplified characters for traditional ones; as long as `text`."""
    if text.isascii():
        return text
    pattern, table = _variants()
    return text.translate(table) if pattern.search(text) else text


def _table(language: str, table: str) -> Mapping[str, str]:
    found: Mapping[str, str] = read(language).get(table, {})
    return found


def _entries(
    languages: tuple[str, ...], table: str
) -> Iterator[tuple[str, Iterator[str]]]:
    """Names of entries with their words; all lists of a language are split at once."""
    for language in languages:
        entries = _table(language, table)
        words = iter(listed(unified(",".join(entries.values()))))
        for name, listing in entries.items():
            yield name, islice(words, listing.count(",") + 1)


@cache
def _concepts(names: str) -> frozenset[str]:
    return frozenset(names.split())


@cache
def _type(names: str) -> TypeAndFormat:
    name, _, format_ = names.partition(" ")
    return name, format_ or None
