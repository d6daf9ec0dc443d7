"""Where sentences end: behind a full stop that closes no abbreviation."""

from __future__ import annotations

import re
from functools import cache

from docmill.docs.lexicon.vocabulary import Vocabulary

_END = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n\n")


def first_sentence(text: str, words: Vocabulary) -> str:
    """The text up to the end of its first sentence or paragraph.

    Reads "Adds a part, e.g. a wheel." as one sentence, "Adds it. See below." as two.
    """
    found = _abbreviations(words.abbreviations).finditer(text)
    short = {at for match in found for at in range(match.start() + 1, match.end() + 1)}
    for match in _END.finditer(text):
        if "\n\n" in match[0] or match.start() not in short:
            return text[: match.start()]
    return text


@cache
def _abbreviations(words: tuple[str, ...]) -> re.Pattern[str]:
    """Abbreviations up to their last full stop; a blank may stand in one: "z. B."."""
    forms = (re.escape(word).replace(r"\.", r"\.\s?") for word in words)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})\.", re.I)
