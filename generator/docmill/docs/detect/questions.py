"""What only a person can decide: at most five questions, each with an answer to go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docmill.diagnostics.source import Span
from docmill.docs.detect.evidence import Evidence
from docmill.docs.detect.guess import in_words
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.model import STATED

MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on a page set.

    `key` is the key of a dialect that answers it, `option` the one of `docmill init`.
    `default` is the value that reading goes on with, None where it goes on without any;
    `choices` are the only other ones, where there are such. `span` shows a place that it
    is about.
    """

    key: str
    option: str
    text: str
    default: str | None
    choices: tuple[str, ...] = ()
    span: Span | None = None


def questions(found: Evidence, decided: Decisions) -> tuple[Question, ...]:
    """The questions that neither the pages nor the dialect answer, what decides most first."""
    if not found.operations and not found.doubtful:
        return ()
    asking = _ASKED if found.operations else (_doubtful,)
    asked = (q for ask in asking for q in ask(found, decided))
    return tuple(asked)[:MOST]


def _base_url(found: Evidence, decided: Decisions) -> Iterator[Question]:
    if decided.base_url is None and not any("://" in s.url for s in found.servers):
        below = found.servers[0].url if found.servers else ""
        only = f", only the path {below}" if below else ""
        yield Question(
            key="base_url",
            option="--base-url",
            text=f"no page states a base URL{only}: which one is it?",
            default=None,
        )


def _security(found: Evidence, decided: Decisions) -> Iterator[Question]:
    """Asked where examples alone show how calls are authorized."""
    guessed = [s for s in found.schemes if s.origin.tier != STATED]
    if decided.security is None and guessed and len(guessed) == len(found.schemes):
        said = " or ".join(map(in_words, guessed))
        yield Question(
            key="security",
            option="--security",
            text=f"only examples show how calls are authorized: {said}. Is that right?",
            default=", ".join(scheme.name for scheme in guessed),
            choices=(*(scheme.name for scheme in guessed), "none"),
            span=guessed[0].origin.span,
        )


def _method(found: Evidence, decided: Decisions) -> Iterator[Question]:
    if found.bare and decided.method is None:
        first = found.bare[0]
        yield Question(
            key="method",
            option="--method",
            text=f"{_number(len(found.bare), 'request shows', 'requests show')} no method:"
            " which one is it?",
            default="GET",
            choices=("GET", "POST"),
            span=first.span,
        )


def _silence(found: Evidence, decided: Decisions) -> Iterator[Question]:
    if found.silence_is_required and decided.silence is None and found.silent:
        fields = _number(found.silent, "field has", "fields have")
        yield Question(
            key="silence",
            option="--silence",
            text=f"{fields} no word on it, and the pages only mark optional ones:"
            " required or optional?",
            default="required",
            choices=("required", "optional"),
        )


def _doubtful(found: Evidence, decided: Decisions) -> Iterator[Question]:
    if found.doubtful and decided.doubtful is None:
        first = found.doubtful[0]
        yield Question(
            key="doubtful",
            option="--doubtful",
            text=f"{_number(len(found.doubtful), 'request stands', 'requests stand')} only in an"
            f" example, such as {first.text}: operation or not?",
            default="leave",
            choices=("leave", "take"),
            span=first.span,
        )


def _number(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


_ASKED: tuple[Callable[[Evidence, Decisions], Iterator[Question]], ...] = (
    _base_url,
    _security,
    _doubtful,
    _method,
    _silence,
)
