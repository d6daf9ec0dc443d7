"""Single properties of a field: read-only, deprecated, required, nullable, values by link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docmill.docs.descriptions.language import Language
from docmill.docs.descriptions.model import Fact, Json, Tier
from docmill.docs.descriptions.passage import Passage, any_of, one_of


@dataclass(frozen=True, slots=True)
class _Patterns:
    sure: tuple[tuple[str, str, re.Pattern[str]], ...]
    not_deprecated: re.Pattern[str]
    required: re.Pattern[str]
    optional: re.Pattern[str]
    leaked: re.Pattern[str]
    link: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(words: Language) -> _Patterns:
    flag = words.flag
    yes, no = one_of(flag.yes), one_of(flag.no)
    return _Patterns(
        sure=(
            ("readOnly", "read-only-mark", any_of(flag.read_only)),
            ("deprecated", "deprecated-mark", any_of(flag.deprecated)),
            ("nullable", "null-answer", any_of(flag.nullable)),
        ),
        not_deprecated=any_of(flag.not_deprecated),
        required=any_of(flag.required),
        optional=any_of(flag.optional),
        leaked=re.compile(
            rf"\s*(?:(?P<yes>{yes})|(?P<no>{no}))\s{{2,}}(?=\S)", re.IGNORECASE
        ),
        link=any_of(words.enum.link),
    )


def flags(passage: Passage) -> Iterator[Fact]:
    """Marks that hold for the field whatever else its text says."""
    patterns = _patterns(passage.words)
    for kind, rule, pattern in patterns.sure:
        match = pattern.search(passage.text)
        if match and not (kind == "deprecated" and _of_a_value(passage, patterns)):
            yield _unguarded(passage, kind, True, rule, match.span())
    if match := patterns.leaked.match(passage.text):
        yield _unguarded(
            passage,
            "required",
            match["yes"] is not None,
            "required-leaked",
            match.span(),
        )
    elif match := patterns.required.search(passage.text):
        yield _requirement(passage, True, "required-in-text", match)
    elif match := patterns.optional.search(passage.text):
        yield _requirement(passage, False, "optional-in-text", match)
    yield from _linked_values(passage, patterns)


def _of_a_value(passage: Passage, patterns: _Patterns) -> bool:
    """Whether it is a value that is deprecated: one of `old` (deprecated), `new`."""
    return bool(patterns.not_deprecated.search(passage.text))


def _requirement(
    passage: Passage, value: bool, rule: str, match: re.Match[str]
) -> Fact:
    """Certain only where the words are a clause of their own: no case in front of them."""
    before = passage.text[: match.start()].rstrip(" (")
    alone = not before or before[-1] in ",;。.:\n"
    tier = Tier.CERTAIN if alone else Tier.CONDITIONAL
    return passage.fact("required", value, rule, *match.span(), tier)


def _unguarded(
    passage: Passage, kind: str, value: Json, rule: str, span: tuple[int, int]
) -> Fact:
    start, end = span
    return Fact(
        kind=kind,
        value=value,
        tier=Tier.CERTAIN,
        rule=rule,
        start=passage.plain.raw(start),
        end=passage.plain.raw(end),
    )


def _linked_values(passage: Passage, patterns: _Patterns) -> Iterator[Fact]:
    """A link that a word for allowed values stands in or shortly in front of."""
    for link in passage.plain.links:
        before = passage.text[max(0, link.start - 12) : link.start]
        if patterns.link.search(before) or patterns.link.search(link.label):
            yield _unguarded(
                passage,
                "enumLink",
                link.target,
                "values-behind-link",
                (link.start, link.end),
            )
            return
