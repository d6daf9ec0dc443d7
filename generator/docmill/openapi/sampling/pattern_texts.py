r"""Texts that match a regular expression of a schema (ECMA-262): `^[A-Z]{2}\d{3}$` → `AB123`.

The expression is read into a tree; each part is then written with as few or as many
repetitions as the length asks for. What looks around or back is left out, so a text is
only given out if the validator's own engine says that it matches.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from docmill.openapi.sampling.pattern_characters import (
    Characters,
    UnknownPatternError,
)
from docmill.openapi.sampling.pattern_tree import (
    LONGEST_TEXT,
    Alternatives,
    Part,
    Repetition,
    Succession,
    parse,
)
from docmill.openapi.sampling.patterns import matches

_COUNTS = (3, 1, 2, 0, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 1024, 4096)
"""How often a part is repeated, where the expression leaves that open."""

_ORDER = (
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@,;!#$%&*+=?~()[]{}"
    "<>|^`'\"\\\t\n"
)
"""The characters to choose from, plain ones first."""


@lru_cache(2048)
def text_for(
    pattern: str, least: int = 0, most: int | None = None, number: int = 0
) -> str | None:
    """A text that matches, of a length between two bounds; None where none is found.

    Another `number` gives another text where there is one. The same arguments give the
    same text on any machine.
    """
    if least > LONGEST_TEXT:
        return None
    try:
        tree = parse(pattern)
        for text in _candidates(tree, least, number):
            is_short_enough = most is None or len(text) <= most
            if len(text) >= least and is_short_enough and matches(pattern, text):
                return text
    except (UnknownPatternError, RecursionError):
        return None
    return None


def _candidates(tree: Part, least: int, number: int) -> Iterator[str]:
    for count in _COUNTS:
        for spare in (False, True):
            try:
                text = _Writer(count, number, spare=spare).text(tree)
            except OverflowError:
                return
            yield text
            if text and len(text) < least:
                yield text + text[-1] * (least - len(text))
    for option, count in product(range(8), sorted({1, 2, 3, least})):
        try:
            yield _Writer(count, number, option).text(tree)
        except OverflowError:
            return


class _Writer:
    """Writes a text for a tree, every open repetition as often as `count` says.

    A `spare` one leaves out what may be there once.
    """

    def __init__(
        self, count: int, number: int, option: int = 0, *, spare: bool = False
    ) -> None:
        self._spare = spare
        self._count = count
        self._number = number
        self._option = option
        self._written = 0

    def text(self, part: Part, index: int = 0) -> str:
        """The text of a part; `index` tells repetitions of it apart."""
        match part:
            case Characters():
                return self._char(part, index + self._number)
            case Succession(parts):
                return "".join([self.text(each, index) for each in parts])
            case Alternatives(options):
                return self.text(options[(self._number + self._option) % len(options)])
            case Repetition(inner, least, most):
                is_left_out = self._spare and (least, most) == (0, 1)
                count = 0 if is_left_out else max(least, self._count)
                count = count if most is None else min(count, most)
                return "".join([self.text(inner, each) for each in range(count)])

    def _char(self, part: Characters, index: int) -> str:
        self._written += 1
        if self._written > LONGEST_TEXT:
            raise OverflowError
        chars = _allowed(part)
        if not chars:
            raise OverflowError
        return chars[index % len(chars)]


@lru_cache(512)
def _allowed(part: Characters) -> str:
    """The characters to choose from: of one plain kind where there are several."""
    found = "".join(c for c in _ORDER if part.allows(c))
    for kind in (str.isalpha, str.isdecimal):
        plain = "".join(filter(kind, found))
        if plain:
            same = [c for c in plain if c.islower() == plain[0].islower()]
            return "1234567890" if len(same) == 10 and same[0] == "0" else "".join(same)
    return found or part.first
