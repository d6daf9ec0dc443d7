"""Lists of quoted values, each alone or with its meaning, read to the last word.

`asc` or `desc`        `on`: lit, `off`: dark        "- `a` - first" on lines of their own

Nothing is skipped: between two values stands a separator or a meaning that ends with one,
and behind the last value the text ends, or a meaning does. A list that goes on with words
that were not read is not closed, and its values may be a part of something else:
"`first` or `second` must be sent".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.list_item import Item
from docmill.docs.descriptions.lists import Listing
from docmill.docs.descriptions.literals import number
from docmill.docs.descriptions.model import Json, Subject
from docmill.docs.descriptions.passage import any_of, one_of

# No value: a placeholder (`<id>`, `{id}`), a call, an assignment, a sentence in quotes.
_VALUE = r'"[ ]?(?P<value>(?!https?:)[^"\n<>{}()=$;,|]{1,48}?)[ ]?"'
_QUOTED = re.compile(_VALUE)
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_NOTE = re.compile(r"\s*\([^()\n]{0,200}\)")
_OPENING = re.compile(r"\s{0,4}:?\s{0,4}[(\[{]?[ ]{0,4}")
_BULLET = re.compile(r"\n\s{0,20}(?:(?:[-*+•]|\d{1,2}[.)])\s{1,4})?(?=\")")
_ANY_BULLET = re.compile(r"\n\s{0,20}[-*+•]\s")
_SIGN = r"(?::|=>?|-{1,2}>?)"
_END = re.compile(r'\s*(?:$|[)\]}\n;!?"。]|\.(?=\s|$))')
_LABEL_END = re.compile(r"$|[)\n;!?\"。]|\.(?=\s|$)")
# "`ON` 点灯": a meaning in Chinese or Japanese needs no sign in front of it.
_NATIVE = r"[ ]?(?=[\u3040-\u30ff\u3400-\u9fff])"
_NULL = frozenset(["null", "nil", "undefined"])
_MOST = 80


@dataclass(frozen=True, slots=True)
class _Patterns:
    gap: re.Pattern[str]
    or_before: re.Pattern[str]
    gloss: re.Pattern[str]
    clear_gloss: re.Pattern[str]
    closing: re.Pattern[str]
    default: re.Pattern[str]
    open_after: re.Pattern[str]
    no_meaning: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    join = one_of(words.enum.join)
    gap = rf"\s*(?:[,;/|&、][ ]*(?:{join}[ ]*)?|{join}[ ]*)"
    gloss = one_of((*words.enum.gloss, *words.enum.weak_gloss))
    lead = one_of(words.default.lead)
    return _Patterns(
        gap=_compiled(
            rf'{gap}(?=")|[ ](?=")|(?:\.[ ]|\n\s{{0,20}})(?="[^"\n]{{1,48}}"\s?{_SIGN}\s)'
        ),
        or_before=_compiled(rf"{one_of(words.enum.alternative)}\s*$"),
        gloss=_compiled(rf"\s*(?:{_SIGN}(?=\s)|{gloss}(?=\s))|{_NATIVE}"),
        clear_gloss=_compiled(rf"\s*(?:{_SIGN}|{one_of(words.enum.gloss)})|{_NATIVE}"),
        closing=_compiled(rf"\s*{one_of(words.enum.closing)}"),
        default=_compiled(rf"\s*[,(]\s*(?:{lead}|{one_of(words.default.trail)})"),
        open_after=_compiled(rf"\s*,?\s*{one_of(words.enum.open_after)}"),
        no_meaning=any_of(words.enum.no_meaning),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedList:
    """A list of quoted values.

    `explained`: each value has its meaning behind a sign or a word such as "means";
    `bare`: none has one, but for a note in brackets; `even`: all have one, or none;
    `start` is its first character.
    """

    listing: Listing
    explained: bool
    even: bool
    bare: bool
    start: int


def read_coded(
    text: str, position: int, subject: Subject, words: Language
) -> CodedList | None:
    """The list of quoted values that starts at a character or on the next line."""
    if position and text[position - 1] == "\n" and _BULLET.match(text, position - 1):
        return _lines(text, position - 1, subject, words)
    opening = _OPENING.match(text, position)
    start = opening.end() if opening else position
    if text.startswith('"', start):
        return _inline(text, start, subject, words)
    line = text.find("\n", position)
    if line >= 0 and not text[position:line].strip(" :."):
        return _lines(text, line, subject, words)
    return None


def _inline(
    text: str, start: int, subject: Subject, words: Language
) -> CodedList | None:
    patterns = _patterns(words)
    found = _Found()
    position, complete = start, False
    while len(found.items) < _MOST and (match := _QUOTED.match(text, position)):
        end, complete = _value_end(text, match.end(), patterns)
        found.add(match, end, text, patterns)
        gap = patterns.gap.match(text, end)
        if gap is None:
            break
        position, complete = gap.end(), False
    return found.coded(text, subject, patterns, whole=complete)


def _behind_note(text: str, position: int) -> int:
    note = _NOTE.match(text, position)
    return note.end() if note else position


def _value_end(text: str, end: int, patterns: _Patterns) -> tuple[int, bool]:
    """Where a value with its meaning ends, and whether the list may end there."""
    stop = _behind_note(text, end)
    gloss = _gloss(text, stop, patterns)
    if gloss is None:
        return stop, _ends(text, stop, patterns)
    found = _LABEL_END.search(text, gloss.end())
    label_end = found.start() if found else len(text)
    if not text.startswith('"', label_end):
        return label_end, True
    # The meaning runs to the separator in front of the next value.
    gap = _last_gap(text, gloss.end(), label_end, patterns)
    return (gap if gap > 0 else label_end), False


def _gloss(text: str, position: int, patterns: _Patterns) -> re.Match[str] | None:
    """What a meaning begins with; None in front of a separator or the end of the list."""
    if patterns.gap.match(text, position) or patterns.closing.match(text, position):
        return None
    return patterns.gloss.match(text, position)


def _last_gap(text: str, start: int, quote: int, patterns: _Patterns) -> int:
    """Where the separator begins that ends right in front of a quote; -1: there is none."""
    for length in range(1, 9):
        begin = quote - length
        if begin < start:
            return -1
        match = patterns.gap.match(text, begin)
        if match and match.end() == quote and text[begin : begin + length].strip():
            return begin
    return -1


def _ends(text: str, position: int, patterns: _Patterns) -> bool:
    """Whether nothing of the list is left unread behind a value."""
    return bool(
        _END.match(text, position)
        or patterns.closing.match(text, position)
        or patterns.default.match(text, position)
    )


def _lines(
    text: str, start: int, subject: Subject, words: Language
) -> CodedList | None:
    """One value to a line. A bullet without one leaves the list open."""
    patterns = _patterns(words)
    found = _Found()
    position = start
    while len(found.items) < _MOST and (bullet := _BULLET.match(text, position)):
        match = _QUOTED.match(text, bullet.end())
        if match is None:
            break
        stop = text.find("\n", match.end())
        position = stop if stop >= 0 else len(text)
        behind = _behind_note(text, match.end())
        glossed = patterns.gloss.match(text, behind)
        if not glossed and text[behind:position].strip(" .,;"):
            return None
        found.add(match, position, text, patterns)
    whole = not _ANY_BULLET.match(text, position)
    return found.coded(text, subject, patterns, whole=whole)


@dataclass(slots=True)
class _Found:
    """The values that were read so far."""

    items: list[Item] = field(default_factory=list[Item])
    explained: bool = True
    glossed: bool = True
    bare: bool = True

    def add(
        self, match: re.Match[str], end: int, text: str, patterns: _Patterns
    ) -> None:
        """Take in a value and what follows it."""
        behind = _behind_note(text, match.end())
        glossed = bool(_gloss(text, behind, patterns))
        self.bare = self.bare and not glossed
        self.glossed = self.glossed and glossed
        self.explained = self.explained and bool(
            patterns.clear_gloss.match(text, behind)
        )
        self.items.append(
            Item(
                value=match["value"].strip(),
                start=match.start(),
                end=end,
                explained=glossed or behind > match.end(),
            )
        )

    def coded(
        self, text: str, subject: Subject, patterns: _Patterns, *, whole: bool
    ) -> CodedList | None:
        """The list, None where a value is not of the subject's type."""
        typed = _typed([i for i in self.items if i.value not in _NULL], subject)
        if not typed:
            return None
        last = self.items[-1]
        open_list = bool(patterns.open_after.match(text, last.end))
        listing = Listing(
            items=tuple(typed),
            closed=whole
            and not open_list
            and not _repeated(typed)
            and not any(
                patterns.no_meaning.search(text, item.start, item.end)
                for item in typed
                if item.explained
            ),
            open_list=open_list,
            joined=bool(
                patterns.or_before.search(text, max(0, last.start - 8), last.start)
            ),
            end=last.end,
        )
        return CodedList(
            listing=listing,
            explained=self.explained,
            even=self.bare or self.glossed,
            bare=self.bare,
            start=self.items[0].start,
        )


def _repeated(items: list[Item]) -> bool:
    return len({repr(item.value) for item in items}) < len(items)


def _typed(items: list[Item], subject: Subject) -> list[Item] | None:
    """The values as the subject's type has them; None where one is of another type."""
    if not subject.numeric:
        return items
    found: list[Item] = []
    for item in items:
        text = str(item.value)
        value: Json = number(text) if _NUMBER.fullmatch(text) else None
        if value is None or (isinstance(value, float) and subject.type == "integer"):
            return None
        found.append(
            Item(value=value, start=item.start, end=item.end, explained=item.explained)
        )
    return found
