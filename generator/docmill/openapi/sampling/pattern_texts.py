r"""Texts that match a regular expression of a schema (ECMA-262): `^[A-Z]{2}\d{3}$` → `AB123`.

The expression is read into a tree; each part is then written with as few or as many
repetitions as the length asks for. What looks around or back is left out, so a text is
only given out if the validator's own engine says that it matches.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from docmill.openapi.sampling.patterns import matches

_LONGEST_PATTERN = 2_000
_LONGEST_TEXT = 10_000
_DEEPEST = 40
_COUNTS = (3, 1, 2, 0, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 1024, 4096)
"""How often a part is repeated, where the expression leaves that open."""

_ORDER = (
    "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@,;!#$%&*+=?~()[]{}"
    "<>|^`'\"\\\t\n"
)
"""The characters to choose from, plain ones first."""

_DIGITS_FIRST = "1234567890"
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_CLASSES: dict[str, Callable[[str], bool]] = {
    "d": lambda c: c in _DIGITS_FIRST,
    "w": lambda c: c == "_" or (c.isascii() and c.isalnum()),
    "s": str.isspace,
}


@dataclass(frozen=True, slots=True)
class _Set:
    """One character of those that a test lets pass; `first` is one that is known to."""

    allows: Callable[[str], bool]
    first: str = ""


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Part
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[_Part, ...]


_Part = _Set | _Repeat | _Sequence | _Choice
_NOTHING = _Sequence(())


class _UnknownError(ValueError):
    """An expression that this module cannot read."""


@lru_cache(2048)
def text_for(
    pattern: str, least: int = 0, most: int | None = None, number: int = 0
) -> str | None:
    """A text that matches, of a length between two bounds; None where none is found.

    Another `number` gives another text where there is one. The same arguments give the
    same text on any machine.
    """
    if len(pattern) > _LONGEST_PATTERN or least > _LONGEST_TEXT:
        return None
    try:
        tree = _Parser(pattern).whole()
        for text in _candidates(tree, least, number):
            is_short_enough = most is None or len(text) <= most
            if len(text) >= least and is_short_enough and matches(pattern, text):
                return text
    except (_UnknownError, RecursionError):
        return None
    return None


def _candidates(tree: _Part, least: int, number: int) -> Iterator[str]:
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


class _Parser:
    """Reads an expression by recursive descent."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> _Part:
        """The tree of the whole expression."""
        part = self._choice()
        if self._at < len(self._text):
            raise _UnknownError
        return part

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, text: str) -> bool:
        found = self._text.startswith(text, self._at)
        self._at += len(text) if found else 0
        return found

    def _next(self) -> str:
        char = self._peek()
        if not char:
            raise _UnknownError
        self._at += 1
        return char

    def _choice(self) -> _Part:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnknownError
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        self._depth -= 1
        return _Choice(tuple(options)) if len(options) > 1 else options[0]

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._one()))
        return _Sequence(tuple(parts))

    def _one(self) -> _Part:
        match char := self._next():
            case "^" | "$":
                return _NOTHING
            case ".":
                return _Set(lambda c: c not in "\r\n")
            case "(":
                return self._group()
            case "[":
                return self._set()
            case "\\":
                return self._escape()
            case _:
                return _literal(char)

    def _group(self) -> _Part:
        is_around = any(map(self._take, ("?=", "?!", "?<=", "?<!")))
        if not is_around and not self._take("?:") and self._take("?"):
            self._take("P")
            if not self._take("<"):
                raise _UnknownError
            while self._next() != ">":
                pass
        inner = self._choice()
        if self._next() != ")":
            raise _UnknownError
        return _NOTHING if is_around else inner

    def _escape(self) -> _Part:
        char = self._next()
        if char in "bB":
            return _NOTHING
        if char in "123456789k":
            raise _UnknownError  # a reference to a group
        return self._escaped(char)

    def _escaped(self, char: str) -> _Set:
        if char.lower() in _CLASSES:
            test = _CLASSES[char.lower()]
            return _Set(test if char.islower() else _negated(test))
        match char:
            case "p" | "P":
                test = _property(self._braced())
                return _Set(test if char == "p" else _negated(test))
            case "x":
                return _literal(chr(self._hexadecimal(2)))
            case "u" if self._peek() == "{":
                return _literal(_character(self._braced()))
            case "u":
                return _literal(chr(self._hexadecimal(4)))
            case "c":
                return _literal(chr(ord(self._next()) % 32))
            case _:
                return _literal(_ESCAPED.get(char, char))

    def _braced(self) -> str:
        if not self._take("{"):
            return self._next()
        end = self._text.find("}", self._at)
        if end < 0:
            raise _UnknownError
        inner, self._at = self._text[self._at : end], end + 1
        return inner

    def _hexadecimal(self, count: int) -> int:
        digits = self._text[self._at : self._at + count]
        self._at += count
        try:
            return int(digits, 16)
        except ValueError:
            raise _UnknownError from None

    def _set(self) -> _Part:
        is_negated = self._take("^")
        tests: list[_Set] = []
        while not self._take("]"):
            low = self._in_set()
            if (
                low.first
                and self._peek() == "-"
                and self._text[self._at + 1 :][:1] != "]"
            ):
                self._at += 1
                low = _range(low, self._in_set())
            tests.append(low)
        found = tuple(tests)
        if is_negated:
            return _Set(lambda c: not any(each.allows(c) for each in found))
        first = next((each.first for each in found if each.first), "")
        return _Set(lambda c: any(each.allows(c) for each in found), first)

    def _in_set(self) -> _Set:
        char = self._next()
        if char != "\\":
            return _literal(char)
        char = self._next()
        return _literal("\b") if char == "b" else self._escaped(char)

    def _repeated(self, part: _Part) -> _Part:
        bounds = self._bounds()
        if bounds is None:
            return part
        if not self._take("?"):
            self._take("+")
        return _Repeat(part, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        for sign, least, most in (("*", 0, None), ("+", 1, None), ("?", 0, 1)):
            if self._take(sign):
                return least, most
        if self._peek() != "{":
            return None
        start = self._at
        low, comma, high = self._braced().partition(",")
        if not low.isdecimal() or (high and not high.isdecimal()):
            self._at = start + 1
            raise _UnknownError
        if int(low) > _LONGEST_TEXT:
            raise _UnknownError
        return int(low), int(high) if high else None if comma else int(low)


def _literal(char: str) -> _Set:
    return _Set(lambda c: c == char, char)


def _negated(test: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda c: not test(c)


def _range(low: _Set, high: _Set) -> _Set:
    if not high.first:
        raise _UnknownError
    first, last = low.first, high.first
    return _Set(lambda c: first <= c <= last, first)


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        raise _UnknownError from None


def _property(name: str) -> Callable[[str], bool]:
    """The test of a Unicode property: a general category, or letters for a script."""
    category = name.rpartition("=")[2]
    category = {"Letter": "L", "Number": "N", "Alphabetic": "L"}.get(category, category)
    return lambda c: unicodedata.category(c).startswith(category[:2])


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

    def text(self, part: _Part, index: int = 0) -> str:
        """The text of a part; `index` tells repetitions of it apart."""
        match part:
            case _Set():
                return self._char(part, index + self._number)
            case _Sequence(parts):
                return "".join([self.text(each, index) for each in parts])
            case _Choice(options):
                return self.text(options[(self._number + self._option) % len(options)])
            case _Repeat(inner, least, most):
                is_left_out = self._spare and (least, most) == (0, 1)
                count = 0 if is_left_out else max(least, self._count)
                count = count if most is None else min(count, most)
                return "".join([self.text(inner, each) for each in range(count)])

    def _char(self, part: _Set, index: int) -> str:
        self._written += 1
        if self._written > _LONGEST_TEXT:
            raise OverflowError
        chars = _allowed(part)
        if not chars:
            raise OverflowError
        return chars[index % len(chars)]


@lru_cache(512)
def _allowed(part: _Set) -> str:
    """The characters to choose from: of one plain kind where there are several."""
    found = "".join(c for c in _ORDER if part.allows(c))
    for kind in (str.isalpha, str.isdecimal):
        plain = "".join(filter(kind, found))
        if plain:
            same = [c for c in plain if c.islower() == plain[0].islower()]
            return "1234567890" if len(same) == 10 and same[0] == "0" else "".join(same)
    return found or part.first
