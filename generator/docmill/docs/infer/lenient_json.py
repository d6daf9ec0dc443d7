"""JSON examples as documentation writes them, with comments and places of the members."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from docmill.docs.infer.json_comments import comments_of
from docmill.docs.infer.json_grammar import DEPTH, Flaw, Grammar, Place, TooDeep
from docmill.docs.infer.json_tokens import Token, tokens
from docmill.openapi.document import Json

_OPENINGS = ("{", "[")
# `const reply = {`, `callback({`, `=> {`; not `"response": {`, `queue.add({`
_ASSIGNMENT = re.compile(
    r"(?:(?:var|let|const|export|default|return)\s{1,4}){0,3}+"
    r"(?:(?:[\w.$-]{1,60}+\s{0,4}+)?(?:=>?|:=?)|\w{1,60}+\()\s*+(?=[{\[])"
)
_MORE_THAN_JSON = re.compile(r"\.\.|…|\\u|NaN|Infinity|[\u2028\ufeff\u200b]")
_LEAD_LINES = 3
"""Lines of words that may stand before an example: `Response:`, `200 OK`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonExample:
    """The documents of one text.

    `values` has one or several of them, as in newline-delimited JSON. Pointers (RFC 6901)
    are those of a document; where several share a pointer, the first one counts.
    `comments` has the comment at a member, `lines` the line of its key from 0,
    `placeholders` the pointers of values that stand for others: an ellipsis (null) or bare
    text such as `<string>` and `integer`. `elided` says that an ellipsis leaves members or
    items out; `flaws` has what is no JSON and no way of writing it either: a bracket that
    stays open, a key that stands twice.
    """

    values: tuple[Json, ...]
    comments: Mapping[str, str]
    lines: Mapping[str, int]
    placeholders: frozenset[str] = frozenset()
    elided: bool = False
    flaws: tuple[Flaw, ...] = ()

    @property
    def value(self) -> Json:
        """The first document."""
        return self.values[0]


@lru_cache(maxsize=512)
def parse_json(text: str) -> JsonExample | None:
    """The JSON documents of a text, or None where it holds none.

    Tolerated: comments, trailing and missing commas, single quotes, bare keys, literals of
    JavaScript and Python, ellipses, placeholders, missing outer braces, closing brackets
    that are missing at the end, several documents, and an assignment or up to three lines
    of words in front. Never raises; a text that nests more than 64 times gives None.

    Results are kept, since a block is asked for fields and for an example: do not change
    their values.
    """
    strict = _strict(text)
    if strict is not None:
        return strict
    try:
        return _parsed(text)
    except TooDeep:
        return None


def _strict(text: str) -> JsonExample | None:
    """The one object or array of a text that is plain JSON, several times as fast.

    None where anything in it may mean more than it does in JSON: an ellipsis, an escape
    that may be half of a character, a constant that is no JSON, more brackets than may
    nest.
    """
    if not text.lstrip().startswith(_OPENINGS) or _MORE_THAN_JSON.search(text):
        return None
    if text.count("{") + text.count("[") > DEPTH:
        return None
    try:
        value: Json = json.loads(text, object_pairs_hook=_once)
    except ValueError:
        return None
    return JsonExample(values=(value,), comments={}, lines=_Lines(text))


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """The members of an object. Raises `ValueError` where a key stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


class _Lines(Mapping[str, int]):
    """The lines of the members of plain JSON, read when somebody asks for one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _read(self) -> Mapping[str, int]:
        example = _parsed(self.text)
        return example.lines if example else {}

    def __getitem__(self, key: str) -> int:
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def _parsed(text: str) -> JsonExample | None:
    read = list(tokens(text))
    comments = [token for token in read if token.kind == "comment"]
    words = [token for token in read if token.kind != "comment"]
    grammar = Grammar(text, words)
    if not _find_start(grammar):
        return None
    values = _documents(grammar)
    if not values or not _plausible(grammar):
        return None
    return _example(grammar, values, comments)


def _find_start(grammar: Grammar) -> bool:
    """Move to the first bracket, quoted key or scalar; false where there is none."""
    first = grammar.peek()
    if first.mark in _OPENINGS or _braceless(grammar) or _scalar(grammar):
        return True
    match = _ASSIGNMENT.match(grammar.text, first.start)
    while match is not None and grammar.peek().start < match.end():
        grammar.position += 1
    return grammar.peek().mark in _OPENINGS or _after_words(grammar)


def _braceless(grammar: Grammar) -> bool:
    """Read: `"id": 1, "name": "x"`. Not read: `id: 1`, which is YAML or a header."""
    return grammar.peek().kind == "string" and grammar.peek(1).mark == ":"


def _scalar(grammar: Grammar) -> bool:
    token = grammar.peek()
    if grammar.peek(1).kind != "end":
        return False
    literal = re.fullmatch(r"true|false|null|-?\d{1,15}(?:\.\d{1,15})?", token.text)
    return literal is not None or (token.kind == "string" and token.text[0] == '"')


def _after_words(grammar: Grammar) -> bool:
    first = grammar.peek()
    for at, token in enumerate(grammar.tokens[grammar.position :], grammar.position):
        if token.mark in _OPENINGS:
            grammar.position = at
            return token.line > grammar.tokens[at - 1].line
        if token.line >= first.line + _LEAD_LINES:
            return False
    return False


def _documents(grammar: Grammar) -> tuple[Json, ...]:
    values: list[Json] = []
    if _braceless(grammar):
        return (_without_braces(grammar),)
    while grammar.peek().kind != "end":
        token = grammar.peek()
        if not values or token.mark in _OPENINGS:
            grammar.places.append(Place("", token))
            values.append(grammar.value(""))
        else:
            _step_over(grammar, token)
    return tuple(values)


def _without_braces(grammar: Grammar) -> Json:
    grammar.places.append(Place("", grammar.peek()))
    return grammar.braceless()


def _step_over(grammar: Grammar, token: Token) -> None:
    """Pass what stands between documents: one line of words is one slip."""
    if token.kind == "ellipsis":
        grammar.elided = True
    elif token.mark != "," and token.text not in (";", ")", ");", "---"):
        grammar.slips += 1
    line = token.line
    while grammar.peek().line == line and grammar.peek().mark not in _OPENINGS:
        grammar.position += 1


def _plausible(grammar: Grammar) -> bool:
    """Whether the slips are few for the number of members.

    Read: an object of ten members with a missing bracket. Not read: `{ return x; }`,
    and `[section]` of a configuration file.
    """
    members = len(grammar.places) - 1
    if members == len(grammar.placeholders) == 1 and "/0" in grammar.placeholders:
        return False
    return grammar.slips <= (1 + members // 5 if members > 0 else 0)


def _example(
    grammar: Grammar, values: tuple[Json, ...], comments: list[Token]
) -> JsonExample:
    notes = comments_of(comments, grammar.tokens, grammar.places)
    lines: dict[str, int] = {}
    for place in grammar.places:
        lines.setdefault(place.pointer, place.token.line)
    return JsonExample(
        values=values,
        comments={**grammar.remarks, **notes.texts},
        lines=lines,
        placeholders=frozenset(grammar.placeholders),
        elided=grammar.elided or notes.elided,
        flaws=tuple(sorted(grammar.flaws)) if not notes.elided else (),
    )
