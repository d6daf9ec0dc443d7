"""What was found out about a page set, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from docmill.diagnostics.source import Span
from docmill.docs.detect.detect import Detected
from docmill.docs.detect.guess import Assumption, Tier
from docmill.docs.detect.questions import Question

_LABELS: tuple[tuple[Tier, str], ...] = (
    ("certain", "certain"),
    ("inferred", "inferred"),
    ("doubtful", "doubtful"),
)
_WIDTH = 10
_LONG = frozenset({"columns"})


def report_lines(found: Detected) -> tuple[str, ...]:
    """All that was found out: the counts, each assumption by tier, the questions."""
    return (
        summary_line(found),
        *_assumptions(found.assumptions),
        *_questions(found.questions),
    )


def short_lines(found: Detected) -> tuple[str, ...]:
    """The assumptions that decide much, without columns and words, and the questions."""
    kept = tuple(
        one
        for one in found.assumptions
        if one.topic not in _LONG and (one.topic, one.tier) != ("required", "inferred")
    )
    return (*_assumptions(kept), *_questions(found.questions))


def summary_line(found: Detected) -> str:
    """How much was read: `read 22 pages: 181 operations, 585 parameters, …`."""
    seen = found.evidence
    parts = [
        _counted(seen.operations, "operation"),
        _counted(seen.parameters, "parameter"),
        _counted(seen.response_tables, "response table"),
    ]
    if seen.from_examples:
        parts.append(f"{_counted(seen.from_examples, 'operation')} with examples only")
    return f"read {_counted(seen.pages, 'page')}: {', '.join(parts)}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _assumptions(found: tuple[Assumption, ...]) -> Iterator[str]:
    for tier, label in _LABELS:
        for number, one in enumerate(one for one in found if one.tier == tier):
            shown = label if number == 0 else ""
            yield f"{shown:<{_WIDTH}} {one.topic}: {one.text}{_at(one.span)}"


def _questions(found: tuple[Question, ...]) -> Iterator[str]:
    for number, one in enumerate(found, 1):
        label = "to decide" if number == 1 else ""
        yield f"{label:<{_WIDTH}} {number}. {question_text(one)}"


def question_text(one: Question) -> str:
    """A question with its place, and how to answer it in a dialect."""
    default = f" (now: {one.default})" if one.default else ""
    return f"{one.text}{_at(one.span)}{default} [{one.key}]"


def _at(span: Span | None) -> str:
    return f" ({span.file.path}:{span.line})" if span is not None else ""
