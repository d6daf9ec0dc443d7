"""Statements of being required or optional, in descriptions and beside names."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from docmill.docs.lexicon.text import CJK, fold, key
from docmill.docs.lexicon.vocabulary import Vocabulary, unified

# How far around a word its context reaches.
_WINDOW = 80
_LONGEST = 20_000
# A description that names the words more often is a list of rules.
_MOST = 30

_OPEN = "([{（【「《<"
_CLOSE = ")]}）】」》>"
_MARKS = "*_`~ \t"
_BESIDE = ",;，、|/:-"
_STOPS = ".。;；!！\n|"
_SENTENCE_START = re.compile(
    rf"(?:^|[{re.escape(_STOPS)}:：]|<br\s?/?>|<li>|<p>)[\s*_`~>\-–—•·]{{0,20}}$"
)
# "user id, required", "`id` (string) - required", "名称，必填"
_CLAUSE_START = re.compile(r"(?:[,，、]|\s[-–—])\s{0,4}[*_`~]{0,3}$")
_AFTER_NAME = re.compile(
    r"[`*_]{1,3}\s{1,4}[*_`]{0,3}$|[)\]]\s{1,4}[*_`]{0,3}$|>\s{0,4}$"
)
_CLAUSE_END = re.compile(
    r"[*_`~]{0,3}\s{0,4}(?:$|[.,;:!|\x22')\]\n。，、；：！）】]|\s[-–—]|[-–—]\s|</|<br|<li)"
)
_EMPHASIS_END = re.compile(r"[*_`~]{1,3}(?:\s|$)|</(?:b|strong|em|i|code|span)>")
_TAG_AROUND = re.compile(
    r"(?:<|\{\{<\s{0,3}|<span[^<>]{0,80}>|<(?:b|em|i|strong|code|small|sup|kbd)>)$"
)
_NEXT_WORD = re.compile(
    rf"[\s*_`~,，.:;：()（]{{0,6}}([a-zа-яё’']{{1,20}}|[{CJK}]{{1,3}})"
)
_VALUE = re.compile(
    r"[*_`~]{0,3}\s{0,3}[:=：]\s{0,3}[*_`~]{0,3}([a-z]{1,8}|[是否真假]|[√×✓✗✅❌])[*_`~]{0,3}"
)
_FIRST_WORD = re.compile(r"\s{1,3}([a-zа-яё]{1,20})\b")


def requirement(text: str, words: Vocabulary) -> tuple[bool, int, int] | None:
    """The first statement that a value is required or optional, and its extent in `text`.

    Reads "(required)", "**Optional**.", "id, mandatory", "This field is required.", "必填", "（可选）";
    not "required if x is set", "the required role", "returns the optional fields", "当 x 为 1 时必填".
    """
    if not text or len(text) > _LONGEST:
        return None
    lower = unified(fold(text))
    for match in islice(_pattern(words).finditer(lower), _MOST):
        if stated := _statement(lower, match, words):
            return stated
    return None


@cache
def _compiled(yes: tuple[str, ...], no: tuple[str, ...]) -> re.Pattern[str]:
    entries = sorted({*yes, *no}, key=len, reverse=True)
    spelled = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in entries)
    return re.compile(rf"(?<![a-zа-яё0-9-])(?:{spelled})(?![a-zа-яё0-9])")


def _pattern(words: Vocabulary) -> re.Pattern[str]:
    return _compiled(
        words.phrases("requirement", "yes"), words.phrases("requirement", "no")
    )


def _statement(
    text: str, match: re.Match[str], words: Vocabulary
) -> tuple[bool, int, int] | None:
    start, end = match.span()
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    meaning = " ".join(match[0].split()) in words.phrases("requirement", "yes")
    if valued := _valued(before, after, meaning, words):
        return valued[0], start, end + valued[1]
    if before.endswith("</") or _has_condition(before, after, words):
        return None
    if bracketed := _in_brackets(before, after, words):
        return meaning, start - bracketed[0], end + bracketed[1]
    lead = _sentence_lead(before, words) if _ends_clause(after, words) else None
    if lead is not None:
        return meaning, start - lead, end + _trailing(after)
    if _stands_alone(before, after, not meaning, words):
        return meaning, start - _leading(before), end + _trailing(after)
    return None


def _valued(
    before: str, after: str, meaning: bool, words: Vocabulary
) -> tuple[bool, int] | None:
    """ "Required: yes", "optional=false"; "Required: the id" is no value."""
    match = _VALUE.match(after)
    if match is None or not _starts_clause(before):
        return None
    said = words.truth.get(key(match[1]))
    return None if said is None else (said == meaning, match.end())


def _has_condition(before: str, after: str, words: Vocabulary) -> bool:
    """Whether the statement holds under a condition: "required if", "若为空则必填"."""
    lead = before.rstrip(f"{_MARKS},，、")
    if any(
        lead.endswith(word) for word in words.phrases("requirement", "conditional_lead")
    ):
        return True
    if any(
        lead.endswith(word) for word in words.phrases("requirement", "conditional_tail")
    ):
        return True
    match = _NEXT_WORD.match(after)
    if match is None:
        return False
    conditions = words.phrases("requirement", "conditions")
    follows = (
        match[1] in conditions
        if match[1].isascii() or "а" <= match[1][0] <= "ё"
        else match[1].startswith(
            tuple(word for word in conditions if not word.isascii())
        )
    )
    return follows and not _ends_sentence(after[: match.start(1)])


def _ends_sentence(text: str) -> bool:
    return any(char in _STOPS or char in _CLOSE for char in text)


def _in_brackets(before: str, after: str, words: Vocabulary) -> tuple[int, int] | None:
    """The extent to both sides of "(required)", "[optional, string]", "{{< required >}}".

    Not of "(required if …)", of `<required>name</required>` in XML, of "(required) only if …".
    """
    opening = max(before.rfind(char) for char in _OPEN)
    closing = min((at for char in _CLOSE if (at := after.find(char)) >= 0), default=-1)
    if opening < 0 or closing < 0 or any(char in _CLOSE for char in before[opening:]):
        return None
    left, right = before[opening + 1 :].strip(_MARKS), after[:closing].strip(
        f"{_MARKS}/%-–—."
    )
    if left.strip("-–— </{%") or right:
        inside = (not left or left[-1] in _BESIDE) and (
            not right or right[0] in _BESIDE
        )
        return (0, 0) if inside else None
    rest = after[closing + 1 :]
    if (before[opening] == "<" and "</" in rest) or _is_restricted(rest, words):
        return None
    while opening and before[opening - 1] in _OPEN and rest[:1] and rest[0] in _CLOSE:
        opening, closing, rest = opening - 1, closing + 1, rest[1:]
    return len(before) - opening, closing + 1


def _is_restricted(rest: str, words: Vocabulary) -> bool:
    """ "(required) only if …" has a condition, "(optional) if true, …" a description."""
    first = _FIRST_WORD.match(rest)
    return first is not None and first[1] in words.phrases("requirement", "restricting")


def _sentence_lead(before: str, words: Vocabulary) -> int | None:
    """The length of "This field is " before the word, at the beginning of a sentence."""
    clause = re.split(r"[.;:\n(]\s", before)[-1].lstrip(_MARKS + "-–—•")
    for verb in words.phrases("requirement", "copula"):
        bare = clause.rstrip(_MARKS)
        if bare == verb or (
            bare.endswith(f" {verb}")
            and bare[: -len(verb)].strip(" ,")
            in words.phrases("requirement", "subjects")
        ):
            return len(clause)
    return None


def _ends_clause(after: str, words: Vocabulary) -> bool:
    """Whether the clause ends here, after "field", or goes on with another statement."""
    match = _FIRST_WORD.match(after)
    if match and match[1] in words.phrases("requirement", "continuing"):
        return True
    if match and match[1] in words.phrases("requirement", "nouns"):
        after = after[match.end() :]
    return bool(_CLAUSE_END.match(after))


def _starts_clause(before: str) -> bool:
    return bool(
        not before.strip(_MARKS + "-–—•>")
        or _SENTENCE_START.search(before)
        or _CLAUSE_START.search(before)
        or _AFTER_NAME.search(before)
        or _TAG_AROUND.search(before)
    )


def _stands_alone(
    before: str, after: str, is_optional: bool, words: Vocabulary
) -> bool:
    """Whether the word is a clause of its own, or "Optional" or "**Required**" begins a description."""
    if not _starts_clause(before) and not _after_type(before, words):
        return False
    if _CLAUSE_END.match(after):
        return True
    if not _begins_text(before):
        return False
    return bool(_EMPHASIS_END.match(after)) or _qualifies(after, is_optional, words)


def _begins_text(before: str) -> bool:
    return not before.strip(_MARKS + "-–—•") or bool(_TAG_AROUND.search(before))


def _after_type(before: str, words: Vocabulary) -> bool:
    """ "string required": a type word is all that stands before it."""
    return " ".join(before.strip(_MARKS + "()-,:").split()) in words.types


def _qualifies(after: str, is_optional: bool, words: Vocabulary) -> bool:
    """ "Optional filter by name", "Required parameter."; not "Optional features", "Required role"."""
    match = _FIRST_WORD.match(after)
    if match is None:
        return False
    nouns = words.phrases("requirement", "nouns")
    if match[1] in nouns:
        return True
    is_plural = match[1].endswith("s") and not match[1].endswith("ss")
    return is_optional and not is_plural


def _leading(before: str) -> int:
    """How much before the word goes with it: its emphasis, and the comma or dash."""
    match = re.search(
        r"(?:(?:[,，、]|(?<=\s)[-–—])\s{0,4})?(?:[*_`~]{1,3}|<[a-z]{1,6}(?:\s[^<>]{0,60})?>)?$",
        before,
    )
    return len(match[0]) if match else 0


def _trailing(after: str) -> int:
    """How much after the word goes with it: its emphasis and the stop."""
    match = re.match(
        r"(?:[*_`~]{1,3}|</[a-z]{1,6}>)?(?:\s{0,2}[.,;:!。，；：、])?", after
    )
    return len(match[0]) if match else 0
