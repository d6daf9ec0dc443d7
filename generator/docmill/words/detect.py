"""In which language a text is written, of those that docmill has words of.

A language with letters of its own, such as Chinese, is told by a single one of them: names
of fields and products stand in Latin letters in Chinese texts, too. Languages in Latin
letters are told by words that others do not have, at least two different ones: "Los discos
y sus claves" is Spanish, "Y axis" is not, and Portuguese "Os discos e as chaves" is neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from docmill.words.load import languages, table

DEFAULT = "en"
"""The language where nothing tells another one."""

_LATIN = "Latin"
"""What stands for the language of a text that is in Latin letters and tells no more."""

_WORD = re.compile(r"[^\W\d_]{2,}+|y", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}+")
_LETTERS = 4
"""So many letters make a text in Latin letters more than an abbreviation."""
_TELLING = 2


def language_of(text: str, page: str = DEFAULT) -> str:
    """The language of one text on a page in `page`; empty where names are all there is.

    Where words in Latin letters do not tell, it is the language of the page, or English on
    a page that has other letters.
    """
    found = _evidence(text)
    if found == _LATIN:
        return page if page in _telling_words() else DEFAULT
    return found


def main_language(texts: Iterable[str]) -> str:
    """The language of most of some texts; English where none tells.

    A language with its own letters has to have more of them than there are words in Latin
    letters: a Chinese character says about as much as a word.
    """
    letters: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    words = 0
    for text in texts:
        words += len(_LATIN_WORD.findall(text))
        found = _evidence(text)
        letters[found] += sum(len(own.findall(text)) for own in _own_letters().values())
        votes[found] += 1
    own = max(_own_letters(), key=letters.__getitem__)
    if letters[own] > words:
        return own
    best = max(_telling_words(), key=votes.__getitem__)
    return best if votes[best] > votes[DEFAULT] else DEFAULT


def _evidence(text: str) -> str:
    """The language that a text tells, `_LATIN`, or nothing."""
    for language, letters in _own_letters().items():
        if letters.search(text):
            return language
    if len("".join(_LATIN_WORD.findall(text))) < _LETTERS:
        return ""
    used = {word.lower() for word in _WORD.findall(text)}
    scores = {name: len(used & told) for name, told in _telling_words().items()}
    best = max(scores, key=scores.__getitem__)
    is_alone = list(scores.values()).count(scores[best]) == 1
    return best if scores[best] >= _TELLING and is_alone else _LATIN


@cache
def _own_letters() -> dict[str, re.Pattern[str]]:
    """The letters of languages that have their own, the fewest first.

    Japanese has Chinese characters besides its own, which are fewer and tell it.
    """
    ranges = {
        language: table(language, "detection").get("letters", ())
        for language in languages()
    }
    sizes = {
        language: sum(ord(last) - ord(first) for first, last in found)
        for language, found in ranges.items()
    }
    return {
        language: re.compile(
            f"[{''.join(f'{first}-{last}' for first, last in ranges[language])}]"
        )
        for language in sorted(filter(ranges.get, ranges), key=sizes.__getitem__)
    }


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """The words that tell each of the languages in Latin letters."""
    found = {
        language: frozenset(table(language, "detection").get("words", ()))
        for language in languages()
    }
    return {language: told for language, told in found.items() if told}
