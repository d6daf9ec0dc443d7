"""What changed since an earlier version, said of the parts of a reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docmill.openapi.diff.change import Change
from docmill.openapi.diff.rules import Rating
from docmill.publish.model import Link, Operation, Reference
from docmill.publish.sections import change_words

PROSE = "description-changed"
_LISTED = ("model-removed", "model-added")
_MODEL = "model "


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An operation, model or other part, and what changed in it.

    `href` leads to it in the reference; it is empty where it is gone or has no section.
    Models that came or went are `named` under one entry that says so.
    """

    where: str
    href: str
    messages: tuple[str, ...] = ()
    named: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """All changes of one rating."""

    rating: Rating
    parts: tuple[Changed, ...]


def grouped(reference: Reference, changes: Iterable[Change]) -> tuple[Rated, ...]:
    """The changes by rating, the worst first, and by what they are about.

    Of what is mere prose nothing is listed; `count_prose` counts it.
    """
    places = _places(reference)
    told = [change for change in changes if change.rule.id != PROSE]
    return tuple(
        Rated(
            rating=rating,
            parts=(
                *_parts(found, places, reference.language),
                *_lists(found, places, reference.language),
            ),
        )
        for rating in sorted(Rating, reverse=True)
        if (found := [change for change in told if change.rating is rating])
    )


def count_prose(changes: Iterable[Change]) -> int:
    """How many descriptions read differently."""
    return sum(change.rule.id == PROSE for change in changes)


def _parts(
    changes: Sequence[Change], places: Mapping[str, str], language: str
) -> tuple[Changed, ...]:
    by_where: dict[str, list[Change]] = {}
    for change in changes:
        if change.rule.id not in _LISTED:
            by_where.setdefault(change.where, []).append(change)
    return tuple(
        Changed(
            where=change_words.where(found[0], language),
            href=places.get(where, ""),
            messages=tuple(
                dict.fromkeys(change_words.message(item, language) for item in found)
            ),
        )
        for where, found in by_where.items()
    )


def _lists(
    changes: Sequence[Change], places: Mapping[str, str], language: str
) -> Iterator[Changed]:
    """What needs no words of its own, one entry for each kind."""
    for rule in _LISTED:
        found = [change for change in changes if change.rule.id == rule]
        if found:
            yield Changed(
                where=change_words.what(found[0], language),
                href="",
                named=tuple(
                    Link(
                        label=change.where.removeprefix(_MODEL),
                        href=places.get(change.where, ""),
                    )
                    for change in found
                ),
            )


def _places(reference: Reference) -> dict[str, str]:
    """The fragments of operations, models and schemes by what a comparison calls them."""
    calls = [call for group in reference.groups for call in group.operations]
    return {
        **{label(call): f"#{call.anchor}" for call in calls},
        **{f"{_MODEL}{item.name}": f"#{item.anchor}" for item in reference.schemas},
        **{
            f"security scheme {item.name}": f"#{item.anchor}"
            for item in reference.access
        },
    }


def label(call: Operation) -> str:
    """What a comparison calls an operation."""
    return f"{call.method.upper()} {call.path}"
