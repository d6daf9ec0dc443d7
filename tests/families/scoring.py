"""Real pages with a truth beside them: what docmill reads, scored by the scorer next to them.

Families stand in `../shared/families`, each with cases: a folder `pages`, and `truth.json`
with what an OpenAPI document, an SDK or a person says of the same operations. No dialect is
given, no profile applies. The scorer is imported from there; no rule of it is repeated.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import read_services
from shared import SHARED

FAMILIES = SHARED / "families"

MEASURES = {
    "operations P": "operations precision",
    "operations R": "operations recall",
    "parameters P": "parameters precision, stale truth aside",
    "parameters R": "parameters recall, reachable",
    "required": "required equal",
    "type": "type equal",
    "responses P": "response precision",
    "responses R": "response recall, reachable",
    "facts": "facts recall (default, enum, limits…)",
    "base URL": "base URL",
    "security": "authentication",
}
"""The columns of the table, and what the scorer calls each."""


@dataclass(frozen=True, slots=True)
class Score:
    """What of the truth the documents say, and of how much: counts, to be added up."""

    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    def __add__(self, other: Score) -> Score:
        return Score(Counter(self.counts) + Counter(other.counts))

    def values(self) -> dict[str, float | None]:
        """Each measure between 0 and 1; None where the truth says nothing of it."""
        tally = scorer("score").Tally()
        tally.n.update(self.counts)
        found = scorer("score_handwritten").result(tally)
        return {name: found[key]["value"] for name, key in MEASURES.items()}


def cases(family: Path) -> list[Path]:
    """The cases of a family, by name."""
    return sorted(path.parent for path in family.glob("*/truth.json"))


def families() -> list[Path]:
    """The families that have a truth, by name."""
    return [path for path in sorted(FAMILIES.iterdir()) if cases(path)]


def score(chosen: Iterable[Path]) -> Score:
    """The score of some cases together."""
    return sum((_case(case) for case in chosen), Score())


def _case(case: Path) -> Score:
    truth = scorer("lib").load_truth(case / "truth.json")
    handmade = "document_facts" in truth
    compare = scorer("score_handwritten" if handmade else "score").compare
    return Score(dict(compare(truth, _documents(case / "pages")).n))


def _documents(pages: Path) -> Sequence[Any]:
    """The documents of the services that the pages describe, as plain data."""
    services = read_services(
        [pages], Config(profile=False), Diagnostics(), root=pages.parent
    )
    return [
        json.loads(json.dumps(spec.document.data, default=dict))
        for spec in services.specs
    ]


def scorer(name: str) -> Any:
    """A module of the scorer that stands beside the families."""
    if str(FAMILIES) not in sys.path:
        sys.path.insert(0, str(FAMILIES))
    return importlib.import_module(name)
