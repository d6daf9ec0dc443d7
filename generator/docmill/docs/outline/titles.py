"""Headings that name an operation or a resource, though their words are those of a part.

"Form" over `GET /forms/{id}` is an operation, "Examples" over `POST /examples` a resource.
Nothing is taken from their words then: such a section is like one with any other title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docmill.docs.lexicon.lexicon import HeadingRole, Lexicon
from docmill.docs.lexicon.text import fold, singular
from docmill.docs.markdown.page import Page, Table
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import STRONG, Candidate
from docmill.docs.outline.sections import LABEL_LEVEL, Outline, Section, outline
from docmill.docs.outline.starts import STARTS
from docmill.docs.rows.field_tables import field_rows

# What may stand over the request line within an operation: `#### Request`, `#### Example`.
_OVER_REQUESTS = frozenset(
    [
        "base_url",
        "code_sample",
        "definition",
        "description",
        "endpoint",
        "example",
        "method",
        "notes",
        "path",
        "request",
        "summary",
        "url",
    ]
)
_LINES = tuple(kind for kind in STRONG if kind != "action")


def outline_of(page: Page, lexicon: Lexicon) -> Outline:
    """The sections of a page, without the roles of headings that are titles."""
    found = outline(page, lexicon)
    titles = frozenset(_Titles(found, lexicon, {}).found())
    if not titles:
        return found
    sections = (
        replace(s, role=_none(s)) if s.index in titles else s for s in found.sections
    )
    return replace(found, sections=tuple(sections))


def _none(section: Section) -> HeadingRole:
    title = words(section.title) if section.title is not None else ""
    return HeadingRole(frozenset(), (title,), None, False)


@dataclass(frozen=True, slots=True)
class _Titles:
    """Looks for them; `seen` keeps the requests below each section that was asked for."""

    outline: Outline
    lexicon: Lexicon
    seen: dict[int, tuple[Candidate, ...]]

    def found(self) -> Iterator[int]:
        """The sections whose words are those of a part, but which are none.

        A heading that a page has twice is the heading of a part.
        """
        known = [s for s in self.outline.sections if s.is_heading and s.role.sure]
        times = Counter(_folded(s) for s in known)
        for section in known:
            if times[_folded(section)] == 1 and (
                self._names_operation(section)
                if self._over(section.index)
                else self._names_resource(section)
            ):
                yield section.index

    def _over(self, index: int) -> tuple[Candidate, ...]:
        if index not in self.seen:
            section = self.outline.sections[index]
            shown = section.is_heading
            self.seen[index] = tuple(self._requests(section)) if shown else ()
        return self.seen[index]

    def _requests(self, section: Section) -> Iterator[Candidate]:
        """The requests directly below a heading: in its first block, or its first label.

        In its second as well, behind a sentence, where fields are stated below.
        """
        last = 1 if section.role.sure and self._states_fields(section.index) else 0
        after = self.outline.sections[section.index + 1 : section.index + 2]
        first = [s for s in after if s.level >= LABEL_LEVEL and not section.blocks]
        own = {one.index for one in (section, *first)}
        for one in (section, *first):
            for start in STARTS:
                for candidate in start(self.outline, one, self.lexicon):
                    strong = candidate.kind in _LINES and candidate.block <= last
                    if strong and candidate.section in own:
                        yield candidate

    def _names_operation(self, section: Section) -> bool:
        """Whether a heading directly over a request is the title of an operation.

        Reads "## Form" over `GET /forms/{id}`; must not read `#### Request` over
        `POST /forms` below "### Create a form", nor "## Headers" below an operation.
        """
        own = self._over(section.index)
        if any(self._over(one.index) for one in self.outline.ancestors(section.index)):
            return False
        beside = [s for s in self.outline.sections if _are_beside(s, section)]
        alike = self._are_operations(beside)
        if section.concepts & _OVER_REQUESTS:
            return alike and self._in_paths(section, own)
        return alike or len(beside) == 1 or self._in_paths(section, own)

    def _are_operations(self, beside: Sequence[Section]) -> bool:
        """Whether most of the headings stand over requests, each over another one."""
        shown = [found for s in beside if (found := self._over(s.index))]
        keys = {c.key for found in shown for c in found}
        return len(shown) * 2 > max(len(beside), 2) and len(keys) >= len(shown)

    def _names_resource(self, section: Section) -> bool:
        """Whether a heading over sections with requests names what they are about.

        Reads "# Examples" over "## Create an example" with `POST /examples`, or over tables
        of fields; must not read "# Examples" over calls with their values.
        """
        end = self.outline.end(section.index)
        shown = [n for n in range(section.index + 1, end) if self._over(n)]
        named = sum(self._in_paths(section, self._over(n)) for n in shown)
        stated = sum(map(self._states_fields, shown))
        return max(named, stated) * 2 > len(shown)

    def _states_fields(self, index: int) -> bool:
        inside = self.outline.sections[index : self.outline.end(index)]
        return any(
            isinstance(block, Table) and field_rows(block, self.lexicon) is not None
            for one in inside
            for block in one.blocks
        )

    def _in_paths(self, section: Section, found: Sequence[Candidate]) -> bool:
        """Whether a segment of a path has the word of a title: "Errors", `/errors/{id}`."""
        own = {singular(word) for word in re.findall(r"\w+", _folded(section))}
        parts = (re.findall(r"\w+", c.target.path) for c in found)
        return any(singular(fold(part)) in own for one in parts for part in one)


def _folded(section: Section) -> str:
    return fold(words(section.title)) if section.title is not None else ""


def _are_beside(one: Section, other: Section) -> bool:
    return one.is_heading and (one.parent, one.level) == (other.parent, other.level)
