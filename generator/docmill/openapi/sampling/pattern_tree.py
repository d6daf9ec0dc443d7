r"""Regular expressions of schemas (ECMA-262) as trees: `^[A-Z]{2}\d{3}$` → five characters.

What looks around or back is left out of the tree, so a text that is made from it may not
match after all.
"""

from __future__ import annotations

from dataclasses import dataclass

from docmill.openapi.sampling.pattern_characters import (
    CLASSES,
    ESCAPED,
    Characters,
    UnknownPatternError,
    literal,
    negated,
    of_code,
    of_property,
    span_of,
)

LONGEST_TEXT = 10_000
"""More characters than that are never made."""

_LONGEST_PATTERN = 2_000
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Repetition:
    """A part as often as two bounds say; without an end where `most` is None."""

    part: Part
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Succession:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of several parts."""

    options: tuple[Part, ...]


Part = Characters | Repetition | Succession | Alternatives
_NOTHING = Succession(())


def parse(pattern: str) -> Part:
    """The tree of an expression. Raises UnknownPatternError where it cannot be read."""
    if len(pattern) > _LONGEST_PATTERN:
        raise UnknownPatternError
    try:
        return _Parser(pattern).whole()
    except RecursionError as error:
        raise UnknownPatternError from error


class _Parser:
    """Reads an expression by recursive descent."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> Part:
        """The tree of the whole expression."""
        part = self._choice()
        if self._at < len(self._text):
            raise UnknownPatternError
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
            raise UnknownPatternError
        self._at += 1
        return char

    def _choice(self) -> Part:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnknownPatternError
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        self._depth -= 1
        return Alternatives(tuple(options)) if len(options) > 1 else options[0]

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._one()))
        return Succession(tuple(parts))

    def _one(self) -> Part:
        match char := self._next():
            case "^" | "$":
                return _NOTHING
            case ".":
                return Characters(lambda c: c not in "\r\n")
            case "(":
                return self._group()
            case "[":
                return self._set()
            case "\\":
                return self._escape()
            case _:
                return literal(char)

    def _group(self) -> Part:
        is_around = any(map(self._take, ("?=", "?!", "?<=", "?<!")))
        if not is_around and not self._take("?:") and self._take("?"):
            self._take("P")
            if not self._take("<"):
                raise UnknownPatternError
            while self._next() != ">":
                pass
        inner = self._choice()
        if self._next() != ")":
            raise UnknownPatternError
        return _NOTHING if is_around else inner

    def _escape(self) -> Part:
        char = self._next()
        if char in "bB":
            return _NOTHING
        if char in "123456789k":
            raise UnknownPatternError  # a reference to a group
        return self._escaped(char)

    def _escaped(self, char: str) -> Characters:
        if char.lower() in CLASSES:
            test = CLASSES[char.lower()]
            return Characters(test if char.islower() else negated(test))
        match char:
            case "p" | "P":
                test = of_property(self._braced())
                return Characters(test if char == "p" else negated(test))
            case "x":
                return literal(chr(self._hexadecimal(2)))
            case "u" if self._peek() == "{":
                return literal(of_code(self._braced()))
            case "u":
                return literal(chr(self._hexadecimal(4)))
            case "c":
                return literal(chr(ord(self._next()) % 32))
            case _:
                return literal(ESCAPED.get(char, char))

    def _braced(self) -> str:
        if not self._take("{"):
            return self._next()
        end = self._text.find("}", self._at)
        if end < 0:
            raise UnknownPatternError
        inner, self._at = self._text[self._at : end], end + 1
        return inner

    def _hexadecimal(self, count: int) -> int:
        digits = self._text[self._at : self._at + count]
        self._at += count
        try:
            return int(digits, 16)
        except ValueError:
            raise UnknownPatternError from None

    def _set(self) -> Part:
        is_negated = self._take("^")
        tests: list[Characters] = []
        while not self._take("]"):
            low = self._in_set()
            if (
                low.first
                and self._peek() == "-"
                and self._text[self._at + 1 :][:1] != "]"
            ):
                self._at += 1
                low = span_of(low, self._in_set())
            tests.append(low)
        found = tuple(tests)
        if is_negated:
            return Characters(lambda c: not any(each.allows(c) for each in found))
        first = next((each.first for each in found if each.first), "")
        return Characters(lambda c: any(each.allows(c) for each in found), first)

    def _in_set(self) -> Characters:
        char = self._next()
        if char != "\\":
            return literal(char)
        char = self._next()
        return literal("\b") if char == "b" else self._escaped(char)

    def _repeated(self, part: Part) -> Part:
        bounds = self._bounds()
        if bounds is None:
            return part
        if not self._take("?"):
            self._take("+")
        return Repetition(part, *bounds)

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
            raise UnknownPatternError
        if int(low) > LONGEST_TEXT:
            raise UnknownPatternError
        return int(low), int(high) if high else None if comma else int(low)
