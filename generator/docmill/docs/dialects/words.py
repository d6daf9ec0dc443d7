"""The words of a dialect before those of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from docmill.docs.dialects.decisions import Decisions
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.lexicon.text import fold, key
from docmill.docs.lexicon.vocabulary import LANGUAGES, TypeAndFormat, Vocabulary


@dataclass(frozen=True)
class ExtendedVocabulary(Vocabulary):
    """The tables of some languages with the words of a dialect, which win."""

    decided: Decisions = field(default_factory=Decisions)

    @cached_property
    def headings(self) -> dict[str, frozenset[str]]:
        """Words of headings → the concepts they name."""
        return super().headings | {
            key(word): frozenset(concepts.split())
            for concepts, words in self.decided.headings.items()
            for word in words
        }

    @cached_property
    def headings_alone(self) -> dict[str, frozenset[str]]:
        """Whole headings → the concepts they name."""
        return super().headings_alone | {
            fold(" ".join(word.split())): frozenset(concepts.split())
            for concepts, words in self.decided.headings.items()
            for word in words
        }

    @cached_property
    def columns(self) -> dict[str, str]:
        """Words over columns → the role of the column."""
        return super().columns | {
            key(word): role
            for role, words in self.decided.columns.items()
            for word in words
        }

    @cached_property
    def columns_alone(self) -> dict[str, str]:
        """Whole headers → the role of the column."""
        return super().columns_alone | {
            " ".join(word.lower().split()): role
            for role, words in self.decided.columns.items()
            for word in words
        }

    @cached_property
    def truth(self) -> dict[str, bool | None]:
        """Cells → yes, no, or None where the statement has a condition."""
        said: dict[str, bool | None] = {
            word.lower(): meaning
            for name, meaning in (("yes", True), ("no", False))
            for given in self.decided.words.get(name, ())
            for word in (given, key(given))
        }
        return super().truth | said

    @cached_property
    def empty(self) -> frozenset[str]:
        """Cells that say nothing."""
        return super().empty | {
            key(word) for word in self.decided.words.get("empty", ())
        }

    @cached_property
    def types(self) -> dict[str, TypeAndFormat]:
        """Type words → JSON Schema type and format."""
        own: dict[str, TypeAndFormat] = {}
        for word, meaning in self.decided.types.items():
            name, _, format_ = meaning.partition(" ")
            own[key(word)] = (name, format_ or None)
        return super().types | own


def lexicon_of(decided: Decisions) -> Lexicon:
    """The lexicon of a dialect: its languages, or all, and its words."""
    if not (decided.headings or decided.columns or decided.words or decided.types):
        return Lexicon.of(decided.languages or None)
    return Lexicon(ExtendedVocabulary(decided.languages or LANGUAGES, decided))
