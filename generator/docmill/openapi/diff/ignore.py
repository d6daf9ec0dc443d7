"""Changes that somebody has looked at and accepted, each with the reason.

A file of them is YAML or JSON::

    ignore:
      - rule: operation-removed
        where: DELETE /disks/{diskId}
        reason: was never released

`where` and `subject` may be left out and may hold `*`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.rules import RULES
from docmill.openapi.document import OpenApi, is_list, is_map
from docmill.openapi.positions import shorten

_KEYS = frozenset(("rule", "where", "subject", "reason"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """One kind of change that is accepted in some places."""

    rule: str
    where: str
    subject: str
    reason: str
    span: Span | None

    def covers(self, change: Change) -> bool:
        """Whether a change is meant."""
        return (
            change.rule.id == self.rule
            and _matches(change.where, self.where)
            and _matches(change.subject, self.subject)
        )


def read_ignored(document: OpenApi, diagnostics: Diagnostics) -> tuple[Ignored, ...]:
    """The accepted changes of a file that `text.parse_data` has read.

    Reports entries without a known rule or without a reason, and leaves them out.
    """
    entries = document.data.get("ignore")
    if not is_list(entries):
        message = "a list of accepted changes is expected under 'ignore'"
        diagnostics.error("diff-ignore", message, document.locate("/ignore"))
        return ()
    found = [_entry(document, index, diagnostics) for index in range(len(entries))]
    return tuple(entry for entry in found if entry is not None)


def apply_ignored(
    changes: Iterable[Change], ignored: Iterable[Ignored], diagnostics: Diagnostics
) -> tuple[Change, ...]:
    """The changes without the accepted ones; an entry that nothing needs is an error."""
    changes = tuple(changes)
    ignored = tuple(ignored)
    for entry in ignored:
        if not any(entry.covers(change) for change in changes):
            diagnostics.error(
                "diff-ignore-unused",
                f"no change of the kind {entry.rule!r} matches this entry",
                entry.span,
                hint="delete the entry, or correct where and subject",
            )
    return tuple(
        change
        for change in changes
        if not any(entry.covers(change) for entry in ignored)
    )


def _entry(document: OpenApi, index: int, diagnostics: Diagnostics) -> Ignored | None:
    place = f"/ignore/{index}"
    entry = document.data["ignore"][index]
    if not is_map(entry) or not all(isinstance(value, str) for value in entry.values()):
        message = "an entry needs the text of rule and reason"
        diagnostics.error("diff-ignore", message, document.locate(place))
        return None
    for key in sorted(entry.keys() - _KEYS):
        message = f"the key {shorten(key)!r} is unknown here"
        diagnostics.error("diff-ignore", message, document.locate(f"{place}/{key}"))
    rule, reason = entry.get("rule", ""), entry.get("reason", "").strip()
    if rule not in RULES:
        message = f"there is no rule {shorten(rule)!r}"
        diagnostics.error("diff-ignore", message, document.locate(f"{place}/rule"))
        return None
    if not reason:
        message = "the entry does not say why the change is accepted"
        diagnostics.error(
            "diff-ignore", message, document.locate(place), hint="add a reason"
        )
        return None
    where, subject = entry.get("where", "*"), entry.get("subject", "*")
    return Ignored(
        rule=rule,
        where=where,
        subject=subject,
        reason=reason,
        span=document.locate(place),
    )


def _matches(text: str, pattern: str) -> bool:
    """Whether a text is a pattern in which only `*` is special."""
    return fnmatchcase(text, pattern.replace("[", "[[]").replace("?", "[?]"))
