"""One value of a list, with the explanation that may follow it.

ssd      "HTTP"      Windows Server      1->free      x（meaning）      label(x)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.literals import number
from docmill.docs.descriptions.model import Json, Subject
from docmill.docs.descriptions.passage import CJK, any_of, one_of

NAME = r"[A-Za-z0-9_][A-Za-z0-9_+#]*(?:[./\-:]+[A-Za-z0-9_+#]+)*"
_CAPITALISED = r"[A-Z0-9][A-Za-z0-9_+#\-]*(?:\.[A-Za-z0-9]+)*"
NAMES = rf"(?:{_CAPITALISED}(?: {_CAPITALISED}){{1,3}}|{NAME})"
_INTEGER = r'"?(?P<value>-?\d{1,19})(?![A-Za-z0-9_:~%]|\.\d|-\s*\d)"?'
_QUOTED = r'"\s*(?P<quoted>(?=[^"\n]*[A-Za-z0-9])[^"\n、,;|\[\]{}()~]{1,60}?)\s*"'
_NOTE = re.compile(r"\s*\([^()\n]*\)")
_LABEL = re.compile(r"(?:\([^()\n]*\)|[^、,;|。\n()\]])*")
_NO_LABEL = re.compile(r"\s*$|[\d\[/]")
_NATIVE = re.compile(rf"\s*[{CJK}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A value of a list; `end` is where its explanation ends."""

    value: Json
    start: int
    end: int
    explained: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    gloss: re.Pattern[str]
    separator: re.Pattern[str]
    closing: re.Pattern[str]
    open_after: re.Pattern[str]
    not_value: re.Pattern[str]
    default: re.Pattern[str]
    integer: re.Pattern[str]
    name: re.Pattern[str]
    name_in_slashes: re.Pattern[str]
    labelled: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    gloss = one_of((*words.enum.gloss, *words.enum.weak_gloss))
    return _Patterns(
        gloss=re.compile(rf"\s*(?:-{{1,2}}>|=>|>|=|:|-|{gloss})\s*", re.IGNORECASE),
        separator=re.compile(separator_pattern(words), re.IGNORECASE),
        closing=any_of(words.enum.closing),
        open_after=open_after_pattern(words),
        not_value=any_of(words.enum.not_value),
        default=default_clause_pattern(words),
        integer=re.compile(_INTEGER),
        name=re.compile(rf"{_QUOTED}|(?P<value>{NAMES})"),
        name_in_slashes=re.compile(rf"{_QUOTED}|(?P<value>{NAME.replace('/', '')})"),
        labelled=re.compile(rf'[{CJK}]{{1,12}}\s*\(\s*"?(?P<value>{NAME})"?\s*\)'),
    )


def separator_pattern(words: Language) -> str:
    """What stands between two values of a list."""
    join = one_of(words.enum.join)
    return rf"\s*(?:[、,;|]\s*{join}?|{join})\s*"


@lru_cache(maxsize=16)
def default_clause_pattern(words: Language) -> re.Pattern[str]:
    """A clause behind a list that says which of its values is the default."""
    return re.compile(
        rf"{one_of(words.default.lead)}\s*:?\s*(?=[\"\w-])(?![{CJK}])", re.IGNORECASE
    )


@lru_cache(maxsize=16)
def open_after_pattern(words: Language) -> re.Pattern[str]:
    """What behind a list says that it is not all ("etc.")."""
    return re.compile(rf"\s*[,、]?\s*{one_of(words.enum.open_after)}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReader:
    """Reads values of the subject's type; in a list with slashes a name holds none."""

    text: str
    end: int
    subject: Subject
    words: Language
    slashed: bool = False

    def read(self, position: int) -> Item | None:
        """The value that starts at a character, or None where there is none."""
        patterns = _patterns(self.words)
        if patterns.default.match(self.text, position, self.end):
            return None
        match = self._match(patterns, position)
        if match is None:
            return None
        spelled = match.groupdict().get("quoted") or match["value"]
        if not spelled or patterns.not_value.fullmatch(spelled):
            return None
        stop, explained = match.end(), True
        if match.re is not patterns.labelled:
            stop, explained = self._explanation(patterns, match.end())
        if stop < 0:
            return None
        value: Json = number(spelled) if self.subject.numeric else spelled
        return Item(value=value, start=match.start(), end=stop, explained=explained)

    def _match(self, patterns: _Patterns, position: int) -> re.Match[str] | None:
        if self.subject.numeric:
            return patterns.integer.match(self.text, position, self.end)
        name = patterns.name_in_slashes if self.slashed else patterns.name
        return name.match(self.text, position, self.end) or patterns.labelled.match(
            self.text, position, self.end
        )

    def _explanation(self, patterns: _Patterns, position: int) -> tuple[int, bool]:
        """Where the explanation ends; -1 where what follows says that this is no value."""
        text, end = self.text, self.end
        if patterns.closing.match(text, position, end) or patterns.open_after.match(
            text, position
        ):
            return position, False
        if note := _NOTE.match(text, position, end):
            more = patterns.gloss.match(text, note.end(), end)
            return (self._label_end(more.end()) if more else note.end()), True
        if gloss := patterns.gloss.match(text, position, end):
            label_end = self._label_end(gloss.end())
            empty = _NO_LABEL.match(text[gloss.end() : label_end])
            return (-1, False) if empty else (label_end, True)
        if patterns.separator.match(text, position, end) or self.subject.numeric:
            return position, False
        if _NATIVE.match(text, position, end):
            return self._label_end(position), True
        return position, False

    def _label_end(self, position: int) -> int:
        label = _LABEL.match(self.text, position, self.end)
        return label.end() if label else position
