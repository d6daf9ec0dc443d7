"""What became of every table row, list item and code block of pages of any layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.docs.emit import Emitted
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.lexicon.text import key
from docmill.docs.markdown.page import Block, CodeBlock, ListBlock, Table
from docmill.docs.markdown.passages import words
from docmill.docs.model import Operation
from docmill.docs.outline.found import Chosen
from docmill.docs.outline.left_out import LeftOut
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.rows.columns import columns, is_status_table
from docmill.docs.rows.field_tables import field_rows
from docmill.docs.service.coverage import PageReport, RowOutcome

Place = tuple[str, int]
"""The path of a page and the number of a line."""
_COMMANDS = frozenset({"shell", "http"})
# Concepts of a section that say why its rows are in no document, the strongest first.
_ASIDES: Mapping[str, str] = {
    "changelog": "change-log",
    "toc": "table-of-contents",
    "faq": "questions-and-answers",
    "sdk": "client-libraries",
    "code_sample": "sample-code",
    "enum": "list-of-values",
    "error": "error-codes",
    "status_code": "status-codes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What pages were read to; `left` are the parts of each page that were left out."""

    left: Sequence[tuple[LeftOut, ...]]
    outlines: Sequence[Outline]
    chosen: Chosen
    operations: Sequence[Operation]
    emitted: Emitted | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A row, an item or a code block: its first line, its last, and its block."""

    line: int
    last: int
    block: Block


def account(
    read: Read, lexicon: Lexicon, diagnostics: Diagnostics
) -> tuple[PageReport, ...]:
    """The fate of each unit of each page: a pointer into the document, or a reason.

    A heading over a table of fields that nothing reads is reported.
    """
    known = dict(_pointers(read))
    refused = {
        (row.span.file.path, row.span.line): row.reason
        for operation in read.operations
        for row in operation.refused
    }
    titles = frozenset(
        (one.outline.page.source.path, one.anchor.index)
        for one in read.chosen.operations
    )
    account_ = _Account(known, refused, read.chosen, titles, lexicon, diagnostics)
    return tuple(
        account_.page(outline, left)
        for outline, left in zip(read.outlines, read.left, strict=True)
    )


def _pointers(read: Read) -> Iterator[tuple[Place, str]]:
    """The part of the document that each line gave, rows of fields before anything else."""
    if read.emitted is None:
        return
    found: dict[Place, str] = {}
    for pointer, origins in read.emitted.source_map.origins.items():
        for origin in origins:
            found.setdefault(_place(origin.span), pointer)
    for one in read.chosen.operations:
        own = found.get(_place(one.candidate.place.span))
        for other in one.also if own else ():
            found.setdefault(_place(other.place.span), own or "")
    yield from (found | read.emitted.rows).items()


def _place(span: Span) -> Place:
    return span.file.path, span.line


def units(blocks: Iterable[Block]) -> Iterator[Unit]:
    """The rows, items and code blocks of some blocks, in the order of the page."""
    for block in blocks:
        match block:
            case Table():
                for line in dict.fromkeys(row.span.line for row in block.rows):
                    yield Unit(line, line, block)
            case ListBlock():
                for item in block.items:
                    yield Unit(item.span.line, item.span.line, block)
                    yield from units(item.blocks)
            case CodeBlock():
                line = block.span.line
                yield Unit(line, line + block.text.count("\n") + 2, block)
            case _:
                pass


@dataclass(frozen=True, slots=True)
class _Account:
    known: Mapping[Place, str]
    refused: Mapping[Place, str]
    chosen: Chosen
    titles: frozenset[tuple[str, int]]
    lexicon: Lexicon
    diagnostics: Diagnostics

    def page(self, outline: Outline, left: tuple[LeftOut, ...]) -> PageReport:
        path = outline.page.source.path
        outcomes = [
            RowOutcome(line=unit.line, pointer=None, reason=part.reason)
            for part in left
            for unit in units(part.blocks)
        ]
        for section in outline.sections:
            own = [self._outcome(outline, section, u) for u in units(section.blocks)]
            outcomes += own
            self._check_heading(outline, section, own)
        outcomes += self._of_labels(outline, {o.line for o in outcomes})
        rows = tuple(sorted(outcomes, key=lambda row: row.line))
        kind = "operations" if any(row.pointer for row in rows) else "other"
        return PageReport(path=path, kind=kind, rows=rows)

    def _of_labels(self, outline: Outline, seen: set[int]) -> Iterator[RowOutcome]:
        """Items that are labels, such as `* **Method:** GET`: the outline took them apart."""
        path = outline.page.source.path
        for unit in units(outline.page.blocks):
            if unit.line not in seen:
                seen.add(unit.line)
                pointer = self._pointer(path, unit)
                reason = None if pointer else "label"
                yield RowOutcome(line=unit.line, pointer=pointer, reason=reason)

    def _outcome(self, outline: Outline, section: Section, unit: Unit) -> RowOutcome:
        path = outline.page.source.path
        pointer = self._pointer(path, unit)
        reason = None if pointer else self._reason(outline, section, unit)
        return RowOutcome(line=unit.line, pointer=pointer, reason=reason)

    def _pointer(self, path: str, unit: Unit) -> str | None:
        lines = range(unit.line, unit.last + 1)
        return next((p for n in lines if (p := self.known.get((path, n)))), None)

    def _reason(self, outline: Outline, section: Section, unit: Unit) -> str:
        path = outline.page.source.path
        if reason := self.refused.get((path, unit.line)):
            return reason
        around = (section, *outline.ancestors(section.index))
        named = {c for s in around if s.role.sure for c in s.concepts}
        for concept in ("changelog", "toc"):
            if concept in named:
                return _ASIDES[concept]
        if isinstance(unit.block, CodeBlock):
            return self._of_code(unit.block)
        if section.index not in self.chosen.owned.get(path, ()):
            return "outside-the-operations"
        for concept, reason in _ASIDES.items():
            if concept in named:
                return reason
        if isinstance(unit.block, ListBlock):
            return "no-field-list"
        assert isinstance(unit.block, Table)
        return self._of_table(path, section, unit.block)

    def _of_code(self, block: CodeBlock) -> str:
        language = self.lexicon.code_sample_language(block.language)
        if language is not None and language not in _COMMANDS:
            return "sample-code"
        return "example-not-used"

    def _of_table(self, path: str, section: Section, table: Table) -> str:
        if is_status_table(table, columns(table, self.lexicon)):
            return "status-codes"
        if field_rows(table, self.lexicon) is None:
            return "no-field-table"
        return "heading-unknown" if self._is_unknown(path, section) else "not-used"

    def _is_unknown(self, path: str, section: Section) -> bool:
        """Whether a heading names nothing; the title of an operation need not."""
        is_title = (path, section.index) in self.titles
        return section.title is not None and not section.concepts and not is_title

    def _check_heading(
        self, outline: Outline, section: Section, own: Sequence[RowOutcome]
    ) -> None:
        """Report a heading that is not known over rows of which none was read.

        Within an operation any table counts, elsewhere those that look like fields.
        """
        tables = [b for b in section.blocks if isinstance(b, Table)]
        path = outline.page.source.path
        if section.title is None or not tables or not self._is_unknown(path, section):
            return
        if any(o.pointer or o.reason == "change-log" for o in own):
            return
        owned = section.index in self.chosen.owned.get(path, ())
        fields = [t for t in tables if owned or field_rows(t, self.lexicon) is not None]
        if not fields:
            return
        tell = self.diagnostics.warning if owned else self.diagnostics.note
        number = sum(len(table.rows) for table in fields)
        rows = "1 row" if number == 1 else f"{number:,} rows"
        title = words(section.title).rstrip(":： ")
        tell(
            "section-unknown",
            f"nothing reads the {rows} under the heading {title[:60]!r}",
            section.title.span,
            hint=self._hint(title),
        )

    def _hint(self, title: str) -> str:
        vocabulary = self.lexicon.vocabulary
        known = (*vocabulary.headings, *vocabulary.headings_alone)
        close = get_close_matches(key(title[:60]), [w for w in known if w], n=1)
        likely = f"did you mean {close[0]!r}? " if close else ""
        return f"{likely}name the heading in [headings] of a dialect, or skip it"
