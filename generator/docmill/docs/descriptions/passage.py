"""A description while it is read: its plain text, its subject, and the words to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from docmill.docs.descriptions.language import Language, Patterns
from docmill.docs.descriptions.model import Fact, Json, Subject, Tier
from docmill.docs.descriptions.plain_text import Plain

CJK = r"\u3400-\u9fff"
NEVER = r"(?!)"
# A label in bold in front of a statement: what follows holds for that case.
_BOLD_LABEL = re.compile(r"[\s*+-]*?\*\*[^*|]+\*\*\s*[:：]")
# "- `burst`: " or "* burst (integer) - " at the start of a line.
_PART_LABEL = re.compile(
    r'\n\s{0,20}[-*+•]\s{1,4}(?P<name>"[^"\n]{1,60}"|[A-Za-z_][\w.\[\]-]{0,60})'
    r"\s{0,4}(?:\([^()\n]{0,60}\)\s{0,4})?[:=-]"
)


def one_of(patterns: Patterns) -> str:
    """A group that matches one of the patterns; nothing where there are none."""
    return f"(?:{'|'.join(patterns)})" if patterns else NEVER


def any_of(patterns: Patterns) -> re.Pattern[str]:
    """The same, compiled and without regard to case."""
    return re.compile(one_of(patterns), re.IGNORECASE)


@lru_cache(maxsize=16)
def merged(languages: tuple[Language, ...]) -> Language:
    """Several packs as one; the earlier ones are tried first."""
    if len(languages) == 1:
        return languages[0]
    groups: dict[str, Any] = {}
    for group in fields(Language):
        if group.name in ("name", "script"):
            continue
        parts = [getattr(language, group.name) for language in languages]
        groups[group.name] = type(parts[0])(
            **{
                item.name: _joined(getattr(part, item.name) for part in parts)
                for item in fields(parts[0])
            }
        )
    return Language(name="+".join(language.name for language in languages), **groups)


def _joined(values: Iterable[Any]) -> Any:
    found = list(values)
    if isinstance(found[0], tuple):
        return tuple(pattern for value in found for pattern in value)
    keys = dict.fromkeys(key for value in found for key in value)
    return {key: _joined(value.get(key, ()) for value in found) for key in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the rules of one description share.

    `assumed_type`: the page gives no type, and the subject's is one to try.
    """

    plain: Plain
    subject: Subject
    words: Language
    assumed_type: bool = False

    @property
    def text(self) -> str:
        """The plain text."""
        return self.plain.text

    def guarded(self, position: int, end: int | None = None) -> bool:
        """Whether the statement at a character depends on something else.

        `end`: words between the two places are explanations, not conditions.
        """
        guards = _guards(self.words)
        text = guards.harmless.sub(lambda match: "_" * len(match[0]), self.text)
        if end is not None:
            text = text[:position] + "_" * (end - position) + text[end:]
        start, end = self.plain.sentence(position)
        if guards.text.search(text) or guards.sentence.search(text[start:end]):
            return True
        if guards.before.search(text[start:position]):
            return True
        return bool(_BOLD_LABEL.match(self.plain.source, self.plain.raw(start)))

    def _of_a_part(self, position: int) -> bool:
        """Whether a statement stands behind the name of a part, in a line of its own:
        the 5 of "Limits <br>- `burst`: requests at once, default 5"."""
        line = self.text.rfind("\n", 0, position)
        if line < 0 or not self.words.enum.alternative:
            return False
        label = _PART_LABEL.match(self.text, line)
        return label is not None and label.end("name") <= position

    def fact(
        self,
        kind: str,
        value: Json,
        rule: str,
        start: int,
        end: int,
        tier: Tier = Tier.CERTAIN,
        explained: bool = False,
    ) -> Fact:
        """A fact at characters of the plain text; conditional where a guard stands there,
        outside of the statement itself where that is `explained`."""
        guarded = self.guarded(start, end if explained else None)
        if tier is Tier.CERTAIN and (guarded or self._of_a_part(start)):
            tier = Tier.CONDITIONAL
        return Fact(
            kind=kind,
            value=value,
            tier=tier,
            rule=rule,
            start=self.plain.raw(start),
            end=self.plain.raw(end),
        )


@dataclass(frozen=True, slots=True)
class _Guards:
    sentence: re.Pattern[str]
    before: re.Pattern[str]
    text: re.Pattern[str]
    harmless: re.Pattern[str]


@lru_cache(maxsize=16)
def _guards(words: Language) -> _Guards:
    return _Guards(
        any_of(words.guard.sentence),
        any_of(words.guard.before),
        any_of(words.guard.text),
        any_of(words.guard.harmless),
    )
