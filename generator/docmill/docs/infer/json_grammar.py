"""The grammar of JSON as people write it, over the tokens of `json_tokens`.

RFC 8259 and JSON5 are subsets. Whatever fits neither is counted as a slip, and the caller
decides how many slips a text may have and still be JSON.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docmill.docs.infer.json_scalars import bare_value
from docmill.docs.infer.json_tokens import Token, string_value
from docmill.openapi.document import Json

DEPTH = 64
"""How deep an example may nest. Real ones nest less than ten times."""

_END = Token("end", "", 1 << 62, 1 << 62)
_ELLIPSIS = re.compile(r"\s*+(?:\.{3,}+|…++)\s*+")


class Place(NamedTuple):
    """A value of the text: its JSON Pointer and the token where its key or it starts."""

    pointer: str
    token: Token


class Flaw(NamedTuple):
    """What was read though it is no JSON: the line, from 0, and what is wrong there."""

    line: int
    told: str


class TooDeep(Exception):
    """Brackets nest more than `DEPTH` times."""


class Grammar:
    """Reads values from tokens, and notes their places, remarks and slips.

    `placeholders` has the pointers of values that stand for others: an ellipsis (null) or
    bare text such as `<string>`. `remarks` has text behind a value on its line, as in
    `"open" | "closed"`. `flaws` has what a reader of the page would want to mend.
    """

    def __init__(self, text: str, read: Sequence[Token]) -> None:
        self.text = text
        self.tokens = read
        self.position = 0
        self.places: list[Place] = []
        self.placeholders: set[str] = set()
        self.remarks: dict[str, str] = {}
        self.elided = False
        self.slips = 0
        self.flaws: list[Flaw] = []
        self._expected: list[str] = []

    def peek(self, ahead: int = 0) -> Token:
        """A coming token; behind the last one, a token of the kind "end"."""
        at = self.position + ahead
        return self.tokens[at] if at < len(self.tokens) else _END

    def value(self, pointer: str) -> Json:
        """The value that begins at the current token, and what belongs to it on its line."""
        token = self.peek()
        value = self._value(pointer, token)
        if self.peek().kind != "end" and not self.peek().mark:
            self._remark(pointer, self.tokens[self.position - 1])
        return value

    def _value(self, pointer: str, token: Token) -> Json:
        match token.kind:
            case "mark":
                return self._composite(pointer, token)
            case "string" | "unclosed":
                self.position += 1
                self.slips += token.kind == "unclosed"
                return string_value(token.text)
            case "ellipsis":
                return self._ellipsis(pointer)
            case "end":
                return None
            case _:
                return self._bare(pointer, token)

    def _composite(self, pointer: str, token: Token) -> Json:
        if token.mark in ("{", "["):
            return self._nested(pointer, token.mark)
        self.placeholders.add(
            pointer
        )  # `"a": ,`: nothing stands where the value should
        return None

    def _nested(self, pointer: str, opening: str) -> Json:
        if len(self._expected) >= DEPTH:
            raise TooDeep
        line = self.peek().line
        self.position += 1
        self._expected.append("}" if opening == "{" else "]")
        read = self.members(pointer) if opening == "{" else self._items(pointer)
        closing = self._expected.pop()
        if self._last.mark != closing and not self.elided:
            self.flaws.append(Flaw(line, f"{opening!r} is not closed"))
        return read

    @property
    def _last(self) -> Token:
        return self.tokens[self.position - 1]

    def _ellipsis(self, pointer: str) -> None:
        self.placeholders.add(pointer)
        self._skip_ellipsis()

    def _bare(self, pointer: str, token: Token) -> Json:
        """Unquoted text up to the comma, bracket or end of its line."""
        raw = self.text[token.start : self._end_of_bare(token)].strip().rstrip(";")
        value, literal = bare_value(raw)
        if not literal:
            self.placeholders.add(pointer)
        return value

    def _end_of_bare(self, first: Token) -> int:
        depth, end = 0, first.start
        while (token := self.peek()).line == first.line:
            if depth <= 0 and (
                token.mark in (",", "}", "]")
                or self._quoted_key_follows()
                or (token.text == "|" and self._is_literal(first, end))
            ):
                break
            depth += (
                token.text.count("(") - token.text.count(")") if not token.mark else 0
            )
            end = token.end
            self.position += 1
            if token.mark in ("{", "["):
                self.slips += 1
        return end

    def _is_literal(self, first: Token, end: int) -> bool:
        """Whether the text so far is a value: `null | "x"`, not `string | null`."""
        return bare_value(self.text[first.start : end].strip())[1]

    def _remark(self, pointer: str, last: Token) -> None:
        """Keep the text between a value and the comma or end of its line.

        Read: `"kind": "open" | "closed",`. Not read, as a comma is missing: `"a": 1 "b": 2`.
        Other values behind a bar are alternatives, and no slip.
        """
        line = last.line + last.text.count("\n")
        start = self.peek().start
        while (token := self.peek()).line == line and not self._key_follows():
            if token.mark in (",", "}", "]"):
                break
            self.position += 1
        end = self.tokens[self.position - 1].end
        if end > start and self._expected:
            self.remarks[pointer] = self.text[start:end]
            self.slips += self.text[start] != "|"

    def members(self, pointer: str) -> Json:
        """The members up to the closing brace, or to the end of the text."""
        value: dict[str, Json] = {}
        while not self._closed():
            token = self.peek()
            if token.mark == ",":
                self.position += 1
            elif self._key_follows():
                self._member(pointer, value, token)
            else:
                self._skip(token)
        return value

    def braceless(self) -> Json:
        """The members of a text that leaves the outer braces out."""
        self._expected.append("}")
        read = self.members("")
        self._expected.pop()
        return read

    def _key_follows(self) -> bool:
        return self.peek().kind in _KEYS and self.peek(1).mark == ":"

    def _quoted_key_follows(self) -> bool:
        return self.peek().kind == "string" and self._key_follows()

    def _member(self, pointer: str, value: dict[str, Json], token: Token) -> None:
        key = string_value(token.text) if token.kind == "string" else token.text
        self.position += 2
        if _ELLIPSIS.fullmatch(key):
            self.elided = True
            self.value(pointer + "/…")
            return
        at = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        self.places.append(Place(at, token))
        if key in value:
            self.flaws.append(Flaw(token.line, f"the key {key!r} stands twice"))
        value[key] = self.value(at)

    def _items(self, pointer: str) -> Json:
        items: list[Json] = []
        while not self._closed():
            token = self.peek()
            if token.mark in (",", ":"):
                self.slips += token.mark == ":"
                self.position += 1
            elif token.kind == "ellipsis":
                self._skip_ellipsis()
            else:
                self._item(f"{pointer}/{len(items)}", items, token)
        return items

    def _item(self, pointer: str, items: list[Json], token: Token) -> None:
        self.places.append(Place(pointer, token))
        before = self.position
        item = self.value(pointer)
        if isinstance(item, str) and _ELLIPSIS.fullmatch(item):
            self.elided = True
        else:
            items.append(item)
        self.position = max(self.position, before + 1)

    def _closed(self) -> bool:
        """Step over the bracket that closes this level; true where the level ends.

        A bracket of an outer level closes this one too: somebody forgot the inner one.
        """
        while (token := self.peek()).mark in ("}", "]"):
            if token.mark == self._expected[-1]:
                self.position += 1
                return True
            self.slips += 1
            if token.mark in self._expected:
                return True
            self.position += 1
        return token.kind == "end"

    def _skip(self, token: Token) -> None:
        if token.kind == "ellipsis" or token.text.startswith("<"):
            self._skip_ellipsis()
            return
        self.position += 1
        self.slips += 1
        if token.mark in ("{", "["):
            self.position -= 1
            self.value("/…")

    def _skip_ellipsis(self) -> None:
        """Step over an ellipsis and the words beside it: `... 20 more items ...`."""
        self.elided = True
        line = self.peek().line
        self.position += 1
        while self.peek().line == line and self.peek().kind in ("word", "ellipsis"):
            if self._key_follows():
                break
            self.position += 1


_KEYS = frozenset({"string", "word", "placeholder"})
