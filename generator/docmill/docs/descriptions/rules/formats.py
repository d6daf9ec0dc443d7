"""Formats: RFC 3339 date-times and dates are certain, other date forms are annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of

_PATTERN = re.compile(
    r"(?:y{4}|Y{4})[-/.]?MM[-/.]?[dD]{2}"
    r"(?:[ T\"]{0,3}[hH]{2}:?mm(?::?(?:ss|SS))?(?:[.,](?:S{1,6}|s{1,6}))?\"?(?:Z{1,2}|X{1,3}|TZD|z)?\"?)?"
    r"(?![A-Za-z])"
)
_RFC_3339 = re.compile(r"y{4}-MM-ddTHH:mm:ss(?:\.[Ss]+)?Z")
_QUOTED_Z = re.compile(r'"Z"')
_DATE = re.compile(r"y{4}-MM-dd")


@dataclass(frozen=True, slots=True)
class _Patterns:
    standard: re.Pattern[str]
    date_only: re.Pattern[str]
    not_standard: re.Pattern[str]
    several: re.Pattern[str]
    sure: tuple[tuple[str, re.Pattern[str]], ...]
    weak: tuple[tuple[str, re.Pattern[str]], ...]
    text: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    return _Patterns(
        standard=any_of(words.format.standard),
        date_only=any_of(words.format.date_only),
        not_standard=any_of(words.format.not_standard),
        several=any_of(words.format.several),
        sure=tuple((name, any_of(group)) for name, group in words.format.sure.items()),
        weak=tuple((name, any_of(group)) for name, group in words.format.weak.items()),
        text=tuple((name, any_of(group)) for name, group in words.format.text.items()),
    )


def formats(passage: Passage) -> Iterator[Fact]:
    """The format of a text or of a time as a number."""
    patterns = _patterns(passage.words)
    if passage.subject.type in ("string", "integer", "number"):
        yield from _text_formats(passage, patterns)
    if passage.subject.type != "string":
        return
    shapes = list(_PATTERN.finditer(passage.text))
    standard = patterns.standard.search(passage.text)
    if shapes:
        for shape in shapes[:1]:
            several = len({match[0] for match in shapes}) > 1
            yield _shape(
                passage,
                shape,
                standard,
                several or bool(patterns.several.search(passage.text)),
            )
    elif standard:
        yield from _standard(passage, patterns, standard)
    else:
        yield from _named(passage, patterns)


def _shape(
    passage: Passage,
    shape: re.Match[str],
    standard: re.Match[str] | None,
    several: bool,
) -> Fact:
    """What a date pattern such as yyyy-MM-dd HH:mm:ss is in JSON Schema's terms."""
    tier = Tier.CONDITIONAL if several else Tier.CERTAIN
    plain = shape[0].replace('"', "")
    plain = plain.replace("Y", "y").replace("D", "d").replace("hh", "HH")
    if _DATE.fullmatch(plain):
        return passage.fact("format", "date", "format-date", *shape.span(), tier)
    if _RFC_3339.fullmatch(plain) and (standard or _QUOTED_Z.search(shape[0])):
        return passage.fact(
            "format", "date-time", "format-pattern", *shape.span(), tier
        )
    end = shape.end() - (shape[0].endswith('"') and shape[0].count('"') % 2)
    verbatim = passage.plain.source[
        passage.plain.raw(shape.start()) : passage.plain.raw(end)
    ]
    return passage.fact("x-format", verbatim, "format-other", shape.start(), end, tier)


def _standard(
    passage: Passage, patterns: _Patterns, standard: re.Match[str]
) -> Iterator[Fact]:
    """A date-time, unless the text says that the standard is used for something else:
    "an ISO 8601 duration", "a date in ISO 8601 format: 2031-05-17"."""
    if patterns.not_standard.search(passage.text):
        return
    tier = Tier.CERTAIN
    if patterns.date_only.search(passage.text) or (
        passage.words.format.date_only and patterns.several.search(passage.text)
    ):
        tier = Tier.CONDITIONAL
    yield passage.fact("format", "date-time", "format-standard", *standard.span(), tier)


def _text_formats(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    for name, pattern in patterns.text:
        if match := pattern.search(passage.text):
            yield passage.fact("x-format", name, "format-named", *match.span())
            return


def _named(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    """A format by its name: certain in a phrase that says that the value has it."""
    for name, pattern in patterns.sure:
        if match := pattern.search(passage.text):
            several = patterns.several.search(passage.text)
            tier = Tier.CONDITIONAL if several else Tier.CERTAIN
            yield passage.fact("format", name, "format-named", *match.span(), tier)
            return
    for name, pattern in patterns.weak:
        if match := pattern.search(passage.text):
            yield passage.fact(
                "format", name, "format-mentioned", *match.span(), Tier.WEAK
            )
            return
