"""One change, and a collector for changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docmill.diagnostics.source import Span
from docmill.openapi.diff.rules import RULES, Rating, Rule
from docmill.openapi.node import Node

_FIELD = re.compile("^(field-(?:added|removed)).*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: of what kind, of what, and where it is in both documents.

    `where` is the operation or model, such as `GET /disks` or `model Disk`; `subject`
    the part of it, such as `parameter size` (empty for the whole); `detail` tells old
    and new value. `inferred` says that one of the two was derived from an example: what
    an example does not show may be there all the same, so nothing of that is breaking.
    """

    rule: Rule
    where: str
    subject: str = ""
    detail: str = ""
    old: Span | None = None
    new: Span | None = None
    inferred: bool = False

    @property
    def rating(self) -> Rating:
        """The worse of the two ratings."""
        return max(self.python, self.wire)

    @property
    def python(self) -> Rating:
        """What it is to callers of the generated client."""
        return self._bounded(self.rule.python)

    @property
    def wire(self) -> Rating:
        """What it is to everybody else who talks to the server."""
        return self._bounded(self.rule.wire)

    def _bounded(self, rating: Rating) -> Rating:
        return min(rating, Rating.RISKY) if self.inferred else rating

    @property
    def message(self) -> str:
        """One sentence that says what changed, without where."""
        text = f"{self.subject}: {self.rule.what}" if self.subject else self.rule.what
        return f"{text} ({self.detail})" if self.detail else text


@dataclass(slots=True)
class Changes:
    """Collects the changes, each once."""

    items: dict[tuple[str, ...], Change] = field(
        default_factory=dict[tuple[str, ...], Change]
    )

    def add(
        self,
        rule: str,
        where: str,
        subject: str = "",
        detail: str = "",
        *,
        old: Node | None = None,
        new: Node | None = None,
        inferred: bool = False,
    ) -> None:
        """Note a change.

        A model that is sent and comes back changes once: of two changes that differ in
        the direction alone, the worse one stays.
        """
        change = Change(
            rule=RULES[rule],
            where=where,
            subject=subject,
            detail=detail,
            old=old.span if old else None,
            new=new.span if new else None,
            inferred=inferred,
        )
        aspect = _FIELD.sub(r"\1", rule.partition("-")[2])
        key = (aspect, where, subject, detail)
        known = self.items.get(key)
        if known is None or _badness(known) < _badness(change):
            self.items[key] = change


def _badness(change: Change) -> tuple[Rating, Rating, Rating]:
    return change.rating, change.python, change.wire
