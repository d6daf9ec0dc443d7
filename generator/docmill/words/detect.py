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

_LATIN_WORD = re.compile(r"[A-Za-z]{2,}+")
_LETTERS = 4
"""So many letters make a text in Latin letters more than an abbreviation."""
_TELLING = 2


def language_of(text: str, page: str = DEFAULT) -> str:
    """The language of one text on a page in `page`; empty where names are all there is.

    Where words in Latin letters do not tell, it is the language of the page, or English on
    a page that has other letters.
    """
    found = _of_letters(text)
    if found or len("".join(_LATIN_WORD.findall(text))) < _LETTERS:
        return found
    return _of_words(text) or (page if page in _telling_words() else DEFAULT)


def main_language(texts: Iterable[str]) -> str:
    """The language of most of some texts; English where none tells.

    A language with its own letters has to have more of them than there are words in Latin
    letters: a Chinese character says about as much as a word.
    """
    texts = list(texts)
    letters: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    for text in texts:
        own = _of_letters(text)
        if own:
            letters[own] += sum(len(x.findall(text)) for x in _own_letters().values())
        else:
            votes[_of_words(text)] += 1
    own, most = next(iter(letters.most_common(1)), ("", 0))
    if most and most > sum(len(_LATIN_WORD.findall(text)) for text in texts):
        return own
    best = max(_telling_words(), key=votes.__getitem__)
    return best if votes[best] > votes[DEFAULT] else DEFAULT


def _of_letters(text: str) -> str:
    """The language whose own letters a text has, or nothing."""
    if text.isascii():
        return ""
    own = _own_letters().items()
    return next((language for language, letters in own if letters.search(text)), "")


def _of_words(text: str) -> str:
    """The language in Latin letters whose words a text has, or nothing."""
    used = set(text.lower().split())
    scores = {name: len(told & used) for name, told in _telling_words().items()}
    best = max(scores, key=scores.__getitem__)
    is_alone = list(scores.values()).count(scores[best]) == 1
    return best if scores[best] >= _TELLING and is_alone else ""


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
