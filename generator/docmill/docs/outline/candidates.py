"""Candidates: every place on a page that looks like the beginning of an operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Passage
from docmill.docs.outline.requests import Request, requests_in, target_alone
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.outline.targets import Target, targets

Kind = Literal[
    "heading",
    "component",
    "labels",
    "fence",
    "line",
    "action",
    "item",
    "index",
    "message",
    "curl",
]
"""What the request of an operation stands in."""

STRONG: tuple[Kind, ...] = ("heading", "component", "labels", "fence", "line", "action")
"""Kinds that begin an operation by themselves, the surest first."""
SUMMARY: tuple[Kind, ...] = ("item", "index")
"""Kinds that list operations: details may stand elsewhere."""
EXAMPLE: tuple[Kind, ...] = ("message", "curl")
"""Kinds that show a request with its values: they prove an operation only in numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A request found on a page.

    `section` and `block` say where: the index of the section and of the block in it, -1
    for the title. `title` names the operation where a row, an item or an attribute does;
    `in_example` whether it stands under the heading of an example.
    """

    kind: Kind
    section: int
    block: int
    method: str | None
    target: Target
    written: str
    place: Passage
    title: Passage | None = None
    description: Passage | None = None
    link: str | None = None
    item: int = -1
    in_example: bool = False
    action: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """Method and shape of the path: what two mentions of one operation share."""
        path = self.target.shape
        return self.method, f"{path}#{self.action.lower()}" if self.action else path


Start = Callable[[Outline, Section, Lexicon], Iterator[Candidate]]
"""A start strategy: yields the candidates of one section, none knows a vendor."""


def in_example(outline: Outline, section: Section) -> bool:
    """Whether a section stands under a heading or label of an example or code sample."""
    around = (section, *outline.ancestors(section.index))
    return any(
        s.role.sure and s.concepts & {"example", "code_sample", "sdk", "changelog"}
        for s in around
    )


def from_requests(
    found: tuple[Request, ...], place: Passage, **more: object
) -> Iterator[Candidate]:
    """A candidate for each request line and each template of its target."""
    for request in found:
        for target in targets(request.target):
            yield Candidate(
                method=request.method,
                target=target,
                written=request.target,
                place=place,
                **more,  # type: ignore[arg-type]
            )


def from_target(
    text: str, method: str | None, place: Passage, **more: object
) -> Iterator[Candidate]:
    """Candidates for a path or URL that stands alone."""
    written = target_alone(text)
    for target in targets(written) if written else ():
        yield Candidate(method=method, target=target, written=written or "", place=place, **more)  # type: ignore[arg-type]


def request_at_start(text: str) -> tuple[Request, ...]:
    """The request lines of a text that begins with one and says little beside it.

    Reads `GET /users` and "`GET /users` - all users"; must not read "GET /users returns
    a list unless …", a sentence that mentions one.
    """
    found = requests_in(text)
    if not found or text[: found[0].start].strip(" \t*_`[(>-•"):
        return ()
    first = found[0]
    same = tuple(r for r in found if r.start == first.start)
    rest = text[same[-1].end :].lstrip("`*_ )]")
    if (
        not rest
        or rest[0] in "\n-–—:：(（,;#/|\\"
        or rest.startswith(("HTTP/", "=>", "→", "](", "<br"))
    ):
        return (
            found if rest.startswith(("\n", ",")) and len(found) > len(same) else same
        )
    return ()
