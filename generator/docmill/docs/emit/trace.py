"""Where the parts of a document come from, collected as they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from docmill.diagnostics.source import Span
from docmill.docs.model import STATED, TABLE_ROW
from docmill.openapi.source_map import Origin, SourceMap, Unused


@dataclass(slots=True)
class Trace:
    """Collects origins by JSON Pointer, and the pointer of every row that was written."""

    origins: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))
    unused: dict[str, list[Unused]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])

    def note(self, at: str, span: Span, rule: str, tier: str = STATED) -> None:
        """The part at a pointer comes from `span`."""
        self.origins[at].append(Origin(span, rule, tier))

    def origin(self, at: str, origin: Origin) -> None:
        """The part at a pointer comes from a place that was read before."""
        self.origins[at].append(origin)

    def row(
        self, at: str, span: Span, rule: str = TABLE_ROW, tier: str = STATED
    ) -> None:
        """The part at a pointer comes from a row of a table or the like of one."""
        self.note(at, span, rule, tier)
        self.rows.setdefault((span.file.path, span.line), at)

    def source_map(self) -> SourceMap:
        """What was collected, in the order of the document."""
        origins = {
            at: tuple(dict.fromkeys(found)) for at, found in self.origins.items()
        }
        unused = {at: tuple(_distinct(found)) for at, found in self.unused.items()}
        return SourceMap(origins, unused)


def _distinct(found: Iterable[Unused]) -> Iterable[Unused]:
    seen: set[tuple[str, str]] = set()
    for fact in found:
        key = (fact.keyword, repr(fact.value))
        if key not in seen:
            seen.add(key)
            yield fact
