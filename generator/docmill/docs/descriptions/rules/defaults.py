"""Defaults: "the default is 10", "10 by default", a list item marked as the default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.literals import Literal, literal_at
from docmill.docs.descriptions.model import Fact, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of
from docmill.docs.descriptions.rules import units

# A bare word that may be a name or a part of the sentence: believed where it is an allowed
# value.
DOUBTFUL_NAME = "default-doubtful-name"
_STOP = re.compile(r'\s*(?:$|[,;。)\]"\n|!]|\.(?=\s|$|[^\x00-\x7f])|\((?!\d))')
# Another value follows; 、 in front of a new clause is a comma ("既定値は20、最大100").
_MORE = re.compile(r"\s*(?:、(?!最|\s*[\u3040-\u30ff])|[/|~]|-\s*\d)")
_REFERENCE = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)+")
# `<name>`, `{id}`, `now()`, `$HOME`: to be filled in, or computed.
_PLACEHOLDER = re.compile(r"[^<>{}()$]*[<>{}()$]")
_LITERAL_BEFORE = r'(?P<literal>"[^"\n]{1,40}"|[-+]?[A-Za-z0-9_][A-Za-z0-9_.:\-]*)'


@dataclass(frozen=True, slots=True)
class _Patterns:
    any_word: re.Pattern[str]
    lead: re.Pattern[str]
    trail: re.Pattern[str]
    not_after: re.Pattern[str]
    after: re.Pattern[str]
    not_literal: re.Pattern[str]
    doubtful: re.Pattern[str]
    counted: re.Pattern[str]
    value_before: re.Pattern[str]
    false: re.Pattern[str]
    true: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    lead, bare = one_of(words.default.lead), one_of(words.default.bare_lead)
    return _Patterns(
        any_word=any_of(
            (*words.default.lead, *words.default.bare_lead, *words.default.trail)
        ),
        lead=re.compile(rf"(?:{lead}\s*:?|{bare}(?:\s*:)?)\s*", re.IGNORECASE),
        trail=re.compile(
            rf"{_LITERAL_BEFORE}\s*{one_of(words.default.trail)}", re.IGNORECASE
        ),
        not_after=re.compile(rf"{one_of(words.default.not_after)}\s*$", re.IGNORECASE),
        after=re.compile(rf"\s*{one_of(words.default.after)}", re.IGNORECASE),
        not_literal=any_of(words.default.not_literal),
        doubtful=any_of(words.default.doubtful),
        counted=re.compile(rf"\s*{one_of(words.default.counted)}", re.IGNORECASE),
        value_before=re.compile(
            rf"{one_of(words.default.value_before)}\s*$", re.IGNORECASE
        ),
        false=any_of(words.flag.false),
        true=any_of(words.flag.true),
    )


def defaults(passage: Passage) -> Iterator[Fact]:
    """Every default that the text states, also the ones that contradict each other."""
    if passage.subject.type not in ("string", "integer", "number", "boolean"):
        return
    patterns = _patterns(passage.words)
    if not patterns.any_word.search(passage.text):
        return
    for match in patterns.lead.finditer(passage.text):
        before = passage.text[max(0, match.start() - 12) : match.start()]
        if patterns.not_after.search(before):
            continue
        literal = literal_at(passage.text, match.end(), passage.subject)
        if literal and (
            fact := _behind_word(passage, patterns, literal, match.start())
        ):
            yield fact
        elif literal is None:
            yield from _in_words(passage, patterns, match)
    for match in patterns.trail.finditer(passage.text):
        literal = literal_at(passage.text, match.start(), passage.subject)
        if (
            literal
            and literal.end == match.end("literal")
            and not _no_literal(patterns, literal)
        ):
            yield _before_word(passage, patterns, literal, match)


def _behind_word(
    passage: Passage, patterns: _Patterns, literal: Literal, start: int
) -> Fact | None:
    """The default that a literal behind the word states, with what follows it judged."""
    end, fits = literal.end, True
    if passage.subject.numeric and not literal.quoted:
        unit, end = units.attached(passage, literal.end)
        fits = units.fits(passage, unit, needed=True)
    elif passage.subject.type == "string" and not literal.quoted:
        literal, end, fits = _text_with_unit(passage, literal)
    tier = _tier_after(passage, patterns, end, literal)
    if tier is None or (
        passage.subject.type == "string" and _no_literal(patterns, literal)
    ):
        return None
    if not fits:
        tier = Tier.CONDITIONAL
    if tier is Tier.CERTAIN and _in_doubt(passage, patterns, literal):
        tier, rule = Tier.CONDITIONAL, DOUBTFUL_NAME
    else:
        rule = "default-after-word"
    return passage.fact("default", literal.value, rule, start, end, tier)


def _text_with_unit(passage: Passage, literal: Literal) -> tuple[Literal, int, bool]:
    """The digits of "86400 seconds" where the field holds a number in a text."""
    unit, end = units.attached(passage, literal.end)
    if unit is None or not str(literal.value).isdigit():
        return literal, literal.end, True
    return literal, end, units.fits(passage, unit, needed=True)


def _tier_after(
    passage: Passage, patterns: _Patterns, end: int, literal: Literal
) -> Tier | None:
    """What the text behind the literal makes of it; None: it was no literal at all."""
    text = passage.text
    if _MORE.match(text, end):
        return Tier.CONDITIONAL
    if _STOP.match(text, end) or patterns.after.match(text, end):
        return Tier.CERTAIN
    # "Defaults to 20 results", "defaults to `local` driver".
    if (passage.subject.numeric or literal.quoted) and patterns.counted.match(
        text, end
    ):
        return Tier.CERTAIN
    if passage.subject.type == "string" and not literal.quoted:
        rest = text[end : end + 2]
        is_name = rest.startswith(" ") and not rest[1:].isascii()
        return Tier.CONDITIONAL if is_name else None
    return Tier.CONDITIONAL


def _no_literal(patterns: _Patterns, literal: Literal) -> bool:
    if literal.quoted:
        return literal.value in ("null", "undefined", "nil")
    return bool(patterns.not_literal.fullmatch(str(literal.value)))


def _in_doubt(passage: Passage, patterns: _Patterns, literal: Literal) -> bool:
    """Whether a text may be no value: a name, a word such as "all", a placeholder."""
    if passage.subject.type != "string":
        return False
    word = str(literal.value)
    if not literal.quoted:
        doubtful = patterns.doubtful.fullmatch(word)
        return bool(doubtful) or _reference(passage, literal)
    return word in passage.subject.siblings or bool(_PLACEHOLDER.match(word))


def _reference(passage: Passage, literal: Literal) -> bool:
    """Whether a bare text looks like the name of a field."""
    if passage.subject.type != "string" or literal.quoted:
        return False
    word = str(literal.value)
    return word in passage.subject.siblings or bool(_REFERENCE.fullmatch(word))


def _in_words(
    passage: Passage, patterns: _Patterns, match: re.Match[str]
) -> Iterator[Fact]:
    """ "Off by default" for a boolean: true or false in words, never certain."""
    if passage.subject.type != "boolean":
        return
    for value, words in ((False, patterns.false), (True, patterns.true)):
        if spoken := words.match(passage.text, match.end()):
            start, end, tier = match.start(), spoken.end(), Tier.CONDITIONAL
            yield passage.fact("default", value, "default-in-words", start, end, tier)


def _before_word(
    passage: Passage, patterns: _Patterns, literal: Literal, match: re.Match[str]
) -> Fact:
    """A default in front of its word; a bare text needs the enum to be believed."""
    sure = passage.subject.type != "string" or (
        literal.quoted and not _in_doubt(passage, patterns, literal)
    )
    sure = sure or _stated(passage, patterns, literal, match.start())
    tier, rule = (
        (Tier.CERTAIN, "default-before-word") if sure else (Tier.WEAK, DOUBTFUL_NAME)
    )
    return passage.fact(
        "default", literal.value, rule, match.start(), match.end(), tier
    )


def _stated(
    passage: Passage, patterns: _Patterns, literal: Literal, start: int
) -> bool:
    """Whether the words in front of a bare text say that it is a value ("is X by default")."""
    if _no_literal(patterns, literal) or _in_doubt(passage, patterns, literal):
        return False
    return bool(patterns.value_before.search(passage.text, max(0, start - 12), start))
