"""Changes as text for a terminal, as Markdown for a changelog, as JSON, as diagnostics."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import Span
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.rules import Rating

_TITLES = {
    Rating.BREAKING: "Breaking changes",
    Rating.RISKY: "Changes to look at",
    Rating.SAFE: "Additions and other changes",
}
_PROSE = "description-changed"
_LISTED = ("model-removed", "model-added")
_NAMED = 12
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def to_text(changes: Sequence[Change]) -> str:
    """One block a rating, one line a change, with the places in both documents."""
    lines: list[str] = []
    for rating, group in _by_rating(changes):
        lines.append(f"{_TITLES[rating]}:")
        for where, parts in _by_where(group):
            lines.append(f"  {where}")
            lines += [line for change in parts for line in _text_lines(change)]
        lines.append("")
    return "\n".join([*lines, summary(changes)]) + "\n"


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are of each rating, in one line."""
    if not changes:
        return "no changes"
    counts = [
        f"{sum(change.rating is rating for change in changes)} {rating.label}"
        for rating in sorted(Rating, reverse=True)
    ]
    noun = "change" if len(changes) == 1 else "changes"
    return f"{len(changes)} {noun}: {', '.join(counts)}"


def to_markdown(changes: Sequence[Change], *, version: str, date: str = "") -> str:
    """A changelog entry. Changes of mere prose are counted, not listed."""
    lines = [f"## {version} ({date})" if date else f"## {version}", ""]
    told = [change for change in changes if change.rule.id != _PROSE]
    for rating, group in _by_rating(told):
        lines += [f"### {_TITLES[rating]}", ""]
        parts = [change for change in group if change.rule.id not in _LISTED]
        for where, of_one in _by_where(parts):
            lines += _markdown_lines(where, of_one)
        for rule in _LISTED:
            lines += _markdown_list(
                [change for change in group if change.rule.id == rule]
            )
        lines.append("")
    if len(told) < len(changes):
        lines += [
            f"Descriptions that read differently: {len(changes) - len(told)}.",
            "",
        ]
    if not changes:
        lines += ["No changes.", ""]
    return "\n".join(lines)


def to_json(changes: Sequence[Change], *, version: str = "") -> str:
    """All that is known about each change, for programs."""
    data = {
        "version": version,
        "summary": {
            rating.label: sum(change.rating is rating for change in changes)
            for rating in sorted(Rating, reverse=True)
        },
        "changes": [
            {
                "rule": change.rule.id,
                "where": change.where,
                "subject": change.subject,
                "message": change.message,
                "detail": change.detail,
                "rating": change.rating.label,
                "python": change.python.label,
                "wire": change.wire.label,
                "old": str(change.old) if change.old else None,
                "new": str(change.new) if change.new else None,
            }
            for change in changes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_diagnostics(changes: Iterable[Change], diagnostics: Diagnostics) -> None:
    """Breaking changes as errors, risky ones as warnings, the rest as notes."""
    report = {
        Rating.BREAKING: diagnostics.error,
        Rating.RISKY: diagnostics.warning,
        Rating.SAFE: diagnostics.note,
    }
    for change in changes:
        other = change.old if change.new else None
        report[change.rating](
            change.rule.id,
            f"{change.where}: {change.message}",
            change.new or change.old,
            hint=_ratings(change),
            related=(Related(other, "was here"),) if other else (),
        )


def _by_rating(changes: Iterable[Change]) -> Iterator[tuple[Rating, list[Change]]]:
    changes = list(changes)
    for rating in sorted(Rating, reverse=True):
        group = [change for change in changes if change.rating is rating]
        if group:
            yield rating, group


def _by_where(changes: list[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each operation or model together, in the order of the first."""
    order = {
        change.where: index for index, change in reversed(list(enumerate(changes)))
    }
    ranked = sorted(changes, key=lambda change: order[change.where])
    for where, group in groupby(ranked, key=lambda change: change.where):
        yield where, list(group)


def _text_lines(change: Change) -> Iterator[str]:
    yield f"    {change.message} [{change.rule.id}; {_ratings(change)}]"
    places = [_place("old", change.old), _place("new", change.new)]
    if any(places):
        yield f"      {'  '.join(place for place in places if place)}"


def _ratings(change: Change) -> str:
    return f"python: {change.python.label}, wire: {change.wire.label}"


def _place(name: str, span: Span | None) -> str:
    return f"{name} {span}" if span else ""


def _markdown_lines(where: str, changes: list[Change]) -> Iterator[str]:
    head = f"- **{_escaped(where)}**"
    told = [_markdown_text(change) for change in changes]
    if len(told) == 1:
        yield f"{head}: {told[0]}"
        return
    yield head
    yield from (f"  - {text}" for text in told)


def _markdown_text(change: Change) -> str:
    text = _escaped(change.message)
    return text if change.rating is Rating.SAFE else f"{text} ({_ratings(change)})"


def _markdown_list(changes: list[Change]) -> Iterator[str]:
    """Changes of one kind that need no words of their own, in one line.

    What hurts nobody is named while the line can be read, then counted.
    """
    if not changes:
        return
    what = changes[0].rule.what
    if changes[0].rating is Rating.SAFE and len(changes) > _NAMED:
        yield f"- {what} ({len(changes)} times)"
        return
    names = ", ".join(f"**{_escaped(change.where)}**" for change in changes)
    yield f"- {what}: {names}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
