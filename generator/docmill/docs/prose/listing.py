"""Lists of values at a place of the text: items, their separators, and how the list ends.

取值为ssd、premium-hdd之一        [on,off]        a（meaning），b（meaning）
<br>- x - meaning<br>- y - meaning       label(x) or label(y)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.prose.language import Language
from docmill.docs.prose.literals import number
from docmill.docs.prose.model import Json, Subject
from docmill.docs.prose.passage import CJK, any_of, one_of

_OPENERS = {"[": "]", "{": "}", "(": ")", '"': '"', "<": ">"}
_INTEGER = r'"?(?P<value>-?\d+)(?![\w.:~%]|-\s*\d)"?'
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_+#]*(?:[./\-:]+[A-Za-z0-9_+#]+)*"
_NAMES = rf"{_NAME}(?: [A-Z0-9][A-Za-z0-9_.+#\-]*){{0,3}}"
_QUOTED = r'"\s*(?P<quoted>[^"\n、,;|]{1,60}?)\s*"'
_BULLET = re.compile(r"\s*(?:[-*+•·]\s+|\(?\d{1,2}[.)]\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A value of a list; `end` is where its explanation ends."""

    value: Json
    start: int
    end: int
    explained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of values. `closed`: nothing hints that there are more or others."""

    items: tuple[Item, ...]
    closed: bool
    open_list: bool
    end: int

    @property
    def values(self) -> list[Json]:
        """The values, in the order of the text."""
        return [item.value for item in self.items]


@dataclass(frozen=True, slots=True)
class _Patterns:
    integer: re.Pattern[str]
    name: re.Pattern[str]
    plain_name: re.Pattern[str]
    labelled: re.Pattern[str]
    gloss: re.Pattern[str]
    separator: re.Pattern[str]
    joined: re.Pattern[str]
    closing: re.Pattern[str]
    open_after: re.Pattern[str]
    label: re.Pattern[str]
    not_value: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    gloss = one_of((*words.enum.gloss, *words.enum.weak_gloss))
    join = one_of(words.enum.join)
    separator = rf"\s*(?:[、,;|]\s*{join}?|{join})\s*"
    return _Patterns(
        integer=re.compile(_INTEGER),
        name=re.compile(rf"{_QUOTED}|(?P<value>{_NAMES})"),
        plain_name=re.compile(rf'{_QUOTED}|(?P<value>{_NAME.replace("/", "")})'),
        labelled=re.compile(rf'[{CJK}]{{1,12}}\s*\(\s*"?(?P<value>{_NAME})"?\s*\)'),
        gloss=re.compile(rf"\s*(?:-{{1,2}}>|=>|>|=|:|-|{gloss})\s*", re.IGNORECASE),
        separator=re.compile(separator, re.IGNORECASE),
        joined=re.compile(rf"\s*(?:[、,;|]\s*)?{join}\s*$", re.IGNORECASE),
        closing=any_of(words.enum.closing),
        open_after=re.compile(
            rf"\s*[,、]?\s*{one_of(words.enum.open_after)}", re.IGNORECASE
        ),
        label=re.compile(r"(?:\([^()\n]*\)|[^、,;|。\n()\]])*"),
        not_value=any_of(words.enum.not_value),
    )


def read_list(
    text: str, position: int, subject: Subject, words: Language
) -> Listing | None:
    """The list that starts at a character, or None where there is none."""
    patterns = _patterns(words)
    start = _skip(text, position, " :")
    if text[start : start + 1] == "\n":
        return _lines(text, start, subject, patterns)
    opener = text[start : start + 1]
    closer = _OPENERS.get(opener, "")
    if closer and _wraps_list(text, start, closer):
        inner = text[start + 1 : text.index(closer, start + 1)]
        return _wrapped(text, start + 1, start + 1 + len(inner), subject, patterns)
    return _inline(text, start, len(text), subject, patterns)


def _skip(text: str, position: int, characters: str) -> int:
    while position < len(text) and text[position] in characters:
        position += 1
    return position


def _wraps_list(text: str, start: int, closer: str) -> bool:
    """Whether a bracket or quote stands around several items, not around the first."""
    end = text.find(closer, start + 1)
    return end > 0 and bool(re.search(r"[、,;|/]", text[start + 1 : end]))


def _wrapped(
    text: str, start: int, end: int, subject: Subject, patterns: _Patterns
) -> Listing | None:
    found = _inline(text, _skip(text, start, " "), end, subject, patterns)
    if found is None:
        return None
    complete = not text[found.end : end].strip()
    open_list = found.open_list or bool(patterns.open_after.match(text, end + 1))
    return Listing(
        items=found.items,
        closed=complete and not open_list and not _duplicates(found.items),
        open_list=open_list,
        end=end + 1,
    )


def _lines(
    text: str, start: int, subject: Subject, patterns: _Patterns
) -> Listing | None:
    """One item to a line, with or without a bullet."""
    items: list[Item] = []
    position = start
    while position < len(text):
        line_end = text.find("\n", position + 1)
        line_end = len(text) if line_end < 0 else line_end
        bullet = _BULLET.match(text, position, line_end)
        item = _item(
            text, bullet.end() if bullet else position, line_end, subject, patterns
        )
        if item is None or (
            not item.explained and text[item.end : line_end].strip(" .,;")
        ):
            break
        items.append(
            Item(value=item.value, start=item.start, end=line_end, explained=True)
        )
        position = line_end
    if not items:
        return None
    closed = not _duplicates(tuple(items))
    return Listing(items=tuple(items), closed=closed, open_list=False, end=position)


def _inline(
    text: str, start: int, end: int, subject: Subject, patterns: _Patterns
) -> Listing | None:
    """Items in a row. A value that was there before is an afterthought and ends the list."""
    slashed = _slashed(text, start, end, patterns, subject)
    separator = re.compile(r"\s*/\s*") if slashed else patterns.separator
    items: list[Item] = []
    position = start
    last_joined = closed = False
    while item := _item(text, position, end, subject, patterns, slashed=slashed):
        if any(item.value == known.value for known in items):
            closed = item.explained or bool(
                re.match(r"\s*[^\s,、;]", text[item.end : end])
            )
            break
        items.append(item)
        gap = separator.match(text, item.end, end)
        if gap is None or not gap[0]:
            closed = _ends(text, item.end, end, patterns)
            break
        last_joined = bool(patterns.joined.search(gap[0]))
        position = gap.end()
    else:
        closed = last_joined or _new_clause(text, position, end, subject)
    if not items:
        return None
    open_list = bool(patterns.open_after.match(text, items[-1].end))
    return Listing(
        items=tuple(items),
        closed=closed and not open_list,
        open_list=open_list,
        end=items[-1].end,
    )


def _slashed(
    text: str, start: int, end: int, patterns: _Patterns, subject: Subject
) -> bool:
    """Whether "/" separates the items: only where no other separator follows the first."""
    if subject.numeric:
        return bool(re.match(r"\d+\s*/\s*\d", text[start:end]))
    first = re.match(rf'(?:"[^"\n]*"|{_NAMES})\s*(?P<next>.?)', text[start:end])
    if first is None or first["next"] in ("、", ",", ";", "|"):
        return False
    whole = first[0]
    return first["next"] == "/" or (
        "/" in whole and "://" not in whole and '"' not in whole
    )


def _item(
    text: str,
    position: int,
    end: int,
    subject: Subject,
    patterns: _Patterns,
    *,
    slashed: bool = False,
) -> Item | None:
    if subject.numeric:
        match = patterns.integer.match(text, position, end)
    else:
        match = (patterns.plain_name if slashed else patterns.name).match(
            text, position, end
        ) or patterns.labelled.match(text, position, end)
    if match is None:
        return None
    spelled = match.groupdict().get("quoted") or match["value"]
    if not spelled or (not subject.numeric and patterns.not_value.fullmatch(spelled)):
        return None
    stop, explained = (
        (match.end(), True)
        if match.re is patterns.labelled
        else _explained(text, match.end(), end, patterns)
    )
    if stop < 0:
        return None
    return Item(
        value=number(spelled) if subject.numeric else spelled,
        start=match.start(),
        end=stop,
        explained=explained,
    )


def _explained(
    text: str, position: int, end: int, patterns: _Patterns
) -> tuple[int, bool]:
    """Where the explanation behind a value ends; -1 where what follows makes it no value."""
    if patterns.closing.match(text, position, end) or patterns.open_after.match(
        text, position, end
    ):
        return position, False
    if note := re.compile(r"\s*\([^()\n]*\)").match(text, position, end):
        after = patterns.gloss.match(text, note.end(), end)
        return (
            (patterns.label.match(text, after.end(), end) or note).end()
            if after
            else note.end()
        ), True
    if gloss := patterns.gloss.match(text, position, end):
        label = patterns.label.match(text, gloss.end(), end)
        if label is None or not label[0].strip() or re.match(r"[\d\[]", label[0]):
            return -1, False
        return label.end(), True
    if re.compile(rf"\s*[{CJK}]").match(
        text, position, end
    ) and not patterns.separator.match(text, position, end):
        label = patterns.label.match(text, position, end)
        return (label.end(), True) if label else (position, False)
    return position, False


def _ends(text: str, position: int, end: int, patterns: _Patterns) -> bool:
    """Whether a list that has no further separator really ends here."""
    if position >= end or patterns.closing.match(text, position, end):
        return True
    return bool(re.compile(r'\s*(?:$|[。.!\n)\]}"])').match(text, position, end))


def _new_clause(text: str, position: int, end: int, subject: Subject) -> bool:
    """Whether a separator without a value behind it begins a clause, not an odd item."""
    rest = text[position:end].lstrip()
    if not rest or rest[0] in "。\n)]}":
        return True
    before = text[:position].rstrip()
    if before.endswith("、") or before.endswith("|"):
        return False
    return not rest[0].isascii() or (
        subject.numeric and not rest[0].isdigit() and rest[0] != "-"
    )


def _duplicates(items: tuple[Item, ...]) -> bool:
    return len({str(item.value) for item in items}) < len(items)
