"""A page set that was read to what it is taken for, and what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docmill.docs.detect.evidence import Evidence, ReadSet, evidence
from docmill.docs.detect.guess import Assumption, guess
from docmill.docs.detect.nearest import Nearest, nearest
from docmill.docs.detect.questions import Question, questions
from docmill.docs.dialects.decisions import Decisions
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.outline.found import Chosen
from docmill.docs.outline.sections import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """What was found out about a page set. `nearest` only where it has no operation."""

    evidence: Evidence
    assumptions: tuple[Assumption, ...]
    questions: tuple[Question, ...]
    nearest: Nearest | None


def detect(
    read: ReadSet,
    outlines: Sequence[Outline],
    chosen: Chosen,
    decided: Decisions,
    lexicon: Lexicon,
) -> Detected:
    """What a page set is taken for. The same pages give the same result."""
    found = evidence(read, lexicon)
    help_ = None if found.operations else nearest(outlines, chosen, lexicon)
    return Detected(
        evidence=found,
        assumptions=guess(found, decided),
        questions=questions(found, decided),
        nearest=help_,
    )
