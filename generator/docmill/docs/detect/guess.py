"""What a page set is taken for: each assumption with how sure it is and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from docmill.diagnostics.source import Span
from docmill.docs.detect.evidence import Evidence
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.model import STATED, SecurityScheme

Tier = Literal["certain", "inferred", "doubtful"]
"""`certain`: a page states it, or the dialect does. `inferred`: the set agrees on it.
`doubtful`: somebody has to confirm it."""

Topic = Literal[
    "operations",
    "columns",
    "required",
    "base URL",
    "security",
    "silence",
    "method",
    "examples",
]

STARTS: Mapping[str, str] = {
    "heading": "request line in a heading",
    "component": "component with method and path",
    "labels": "labels with method and path",
    "fence": "request line in a code block",
    "line": "request line in a line of its own",
    "action": "action with a name",
    "item": "request line in a list item",
    "index": "table of methods and paths",
    "message": "HTTP message",
    "curl": "curl command",
}
"""Where an operation begins, in words, by the kind of its start."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that reading takes for granted; `span` is where a page says or shows it."""

    topic: Topic
    text: str
    tier: Tier
    span: Span | None = None


def guess(found: Evidence, decided: Decisions) -> tuple[Assumption, ...]:
    """The assumptions of a page set, in a fixed order; none without an operation."""
    if not found.operations:
        return ()
    return (
        *_operations(found, decided),
        *_columns(found),
        *_required(found),
        *_base_url(found, decided),
        *_security(found, decided),
        *_silence(found, decided),
        *_method(found, decided),
        *_examples(found),
    )


def _operations(found: Evidence, decided: Decisions) -> Iterator[Assumption]:
    total = found.operations
    counts = [
        f"{STARTS.get(kind, kind)} ({number:,} of {total:,})"
        for kind, number in found.starts.items()
    ]
    shown_alone = found.starts.get("curl") is not None
    tier: Tier = "doubtful" if shown_alone else "inferred"
    tier = "certain" if decided.starts else tier
    yield Assumption("operations", ", ".join(counts), tier)


def _columns(found: Evidence) -> Iterator[Assumption]:
    named = [
        f"{role} = {' or '.join(_few(headers))}"
        for role, headers in found.columns.items()
        if any(header for header in headers)
    ]
    if named:
        yield Assumption("columns", ", ".join(named), "inferred")


def _few(headers: Mapping[str, int]) -> list[str]:
    names = [header for header in headers if header]
    return names[:2] if len(names) > 2 else names


def _required(found: Evidence) -> Iterator[Assumption]:
    parts = [
        f"{'yes' if said else 'no'} = {_counted(found.truths[said])}"
        for said in (True, False)
        if found.truths.get(said)
    ]
    if parts:
        yield Assumption("required", ", ".join(parts), "inferred")
    if found.unclear:
        first = found.unclear[0]
        number = len(found.unclear)
        cells = "1 cell is" if number == 1 else f"{number:,} cells are"
        text = f"{cells} neither yes nor no, such as {first.text[:_SHOWN]!r}: left open"
        yield Assumption("required", text, "doubtful", first.span)


def _counted(counts: Mapping[str, int]) -> str:
    return " or ".join(f"{word} ({number:,})" for word, number in [*counts.items()][:3])


def _base_url(found: Evidence, decided: Decisions) -> Iterator[Assumption]:
    if decided.base_url is not None:
        yield Assumption("base URL", decided.base_url, "certain")
        return
    for server in (s for s in found.servers[:1] if "://" in s.url):
        origin = server.origin
        stated = origin is not None and origin.tier == STATED
        tier: Tier = "certain" if stated else "inferred"
        yield Assumption("base URL", server.url, tier, origin.span if origin else None)


def _security(found: Evidence, decided: Decisions) -> Iterator[Assumption]:
    for scheme in found.schemes:
        sure = decided.security is not None or scheme.origin.tier == STATED
        yield Assumption(
            "security",
            in_words(scheme),
            "certain" if sure else "inferred",
            scheme.origin.span,
        )


def in_words(scheme: SecurityScheme) -> str:
    """A security scheme for people: `bearer token`, `API key in the header X-Key`."""
    kind = scheme.data.get("scheme")
    if kind == "bearer":
        return "bearer token"
    if kind == "basic":
        return "user name and password (basic)"
    return f"API key in the {scheme.data.get('in')} {scheme.data.get('name')}"


def _silence(found: Evidence, decided: Decisions) -> Iterator[Assumption]:
    if decided.silence is not None:
        text = f"fields without a word on it are {decided.silence}"
        yield Assumption("silence", text, "certain")
    elif found.silence_is_required:
        text = "fields are required unless they are marked as optional"
        yield Assumption("silence", text, "inferred")


def _method(found: Evidence, decided: Decisions) -> Iterator[Assumption]:
    if found.bare:
        text = f"{len(found.bare):,} requests without a method are {decided.method or 'GET'}"
        tier: Tier = "certain" if decided.method else "inferred"
        yield Assumption("method", text, tier, found.bare[0].span)


def _examples(found: Evidence) -> Iterator[Assumption]:
    if found.disagreeing:
        number = len(found.disagreeing)
        of = "1 operation" if number == 1 else f"{number:,} operations"
        text = f"those of {of} disagree: a property that has several types is any value"
        yield Assumption("examples", text, "doubtful", found.disagreeing[0].span)
