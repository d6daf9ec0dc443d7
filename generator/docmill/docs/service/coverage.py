"""What became of every row of every table of every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docmill.openapi.document import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """One row: the part of the document that states it, or why none does."""

    line: int
    pointer: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """One page: what kind it is and what became of its rows."""

    path: str
    kind: str
    rows: tuple[RowOutcome, ...]

    @property
    def emitted(self) -> int:
        """How many rows stand in the document."""
        return sum(row.pointer is not None for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The pages of one service; `facts` counts keywords by tier.

    `assumed` says, in lines for people, what reading took for granted. `whole`: list items
    and code blocks are counted as rows, too.
    """

    pages: tuple[PageReport, ...]
    operations: int = 0
    schemas: int = 0
    facts: Mapping[str, int] = field(default_factory=dict[str, int])
    assumed: tuple[str, ...] = ()
    whole: bool = False

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(len(page.rows) for page in self.pages)

    @property
    def emitted(self) -> int:
        """How many rows stand in the document."""
        return sum(page.emitted for page in self.pages)

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many rows do not stand in the document, by reason."""
        found = Counter(
            row.reason for page in self.pages for row in page.rows if row.reason
        )
        return dict(sorted(found.items()))

    def to_json(self) -> dict[str, Json]:
        """The report as plain data."""
        return {**self.sums(), "pages": [_page(page) for page in self.pages]}

    def sums(self) -> dict[str, Json]:
        """The numbers of the report as plain data."""
        return {
            "operations": self.operations,
            "schemas": self.schemas,
            "rows": {
                "read": self.rows,
                "emitted": self.emitted,
                "refused": dict(self.reasons),
            },
            "facts": dict(self.facts),
        }


def _page(page: PageReport) -> dict[str, Json]:
    refused = [row for row in page.rows if row.reason is not None]
    return {
        "path": page.path,
        "kind": page.kind,
        "rows": {"read": len(page.rows), "emitted": page.emitted},
        "refused": [{"line": row.line, "reason": row.reason} for row in refused],
    }


def joined(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    found = tuple(reports)
    facts: Counter[str] = Counter()
    for report in found:
        facts.update(report.facts)
    return Report(
        pages=tuple(page for report in found for page in report.pages),
        operations=sum(report.operations for report in found),
        schemas=sum(report.schemas for report in found),
        facts=dict(sorted(facts.items())),
    )
