"""Candidates: every place on a page that looks like the beginning of an operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
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
    "mention",
]
"""What the request of an operation stands in."""

STRONG: tuple[Kind, ...] = ("heading", "component", "labels", "fence", "line", "action")
"""Kinds that begin an operation by themselves, the surest first."""
SUMMARY: tuple[Kind, ...] = ("item", "index")
"""Kinds that list operations: details may stand elsewhere."""
EXAMPLE: tuple[Kind, ...] = ("message", "curl")
"""Kinds that show a request with its values: they prove an operation only in numbers."""
WEAK: tuple[Kind, ...] = ("message", "mention")
"""Kinds that are operations where a section shows nothing better and the set is sure."""


_TAGS = re.compile(r"</?[a-z]{1,8}(?:\s[^<>\n]{0,80})?>", re.I)
_LONGEST_MENTION = 200
_CLOSING = re.compile(r"(?:[`*_ )\]]|</[a-z]{1,8}>){1,12}", re.I)
# Behind a request in code: "`GET /old` **Deprecated**, use `GET /new`".
_REMARK = re.compile(r"`{1,2}[ ]{1,3}(\*\*|__)[^*_\n]{1,40}\1(?=[\s,.;:)]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A request found on a page.

    `section` and `block` say where: the index of the section and of the block in it, -1
    for the title. `title` names the operation where a row, an item or an attribute does;
    `in_example` whether it stands under the heading of an example.
    `action` is the name of an RPC operation, `selector` the member or parameter with it.
    `method_assumed`: nothing around it shows the method. `public`: a cell says that it needs
    no credentials.
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
    method_assumed: bool = False
    action: str | None = None
    selector: str = "Action"
    public: bool = False

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where requests were found and what stands beside them; see `Candidate`."""

    kind: Kind
    section: int
    block: int
    in_example: bool = False
    item: int = -1
    title: Passage | None = None
    description: Passage | None = None
    link: str | None = None

    def candidate(
        self, method: str | None, target: Target, written: str, place: Passage
    ) -> Candidate:
        """The candidate of a request found there."""
        return Candidate(
            kind=self.kind,
            section=self.section,
            block=self.block,
            method=method,
            target=target,
            written=written,
            place=place,
            title=self.title,
            description=self.description,
            link=self.link,
            item=self.item,
            in_example=self.in_example,
        )


def from_requests(
    found: Iterable[Request], place: Passage, spot: Spot
) -> Iterator[Candidate]:
    """A candidate for each request line and each template of its target."""
    for request in found:
        for target in targets(request.target):
            yield spot.candidate(request.method, target, request.target, place)


def from_target(
    text: str, method: str | None, place: Passage, spot: Spot
) -> Iterator[Candidate]:
    """Candidates for a path or URL that stands alone."""
    written = target_alone(text)
    for target in targets(written) if written else ():
        yield spot.candidate(method, target, written or "", place)


def request_at_start(text: str) -> tuple[Request, ...]:
    """The request lines of a text that begins with one and says little beside it.

    Reads `GET /users` and "`GET /users` - all users"; must not read "GET /users returns
    a list unless …", a sentence that mentions one.
    """
    found = requests_in(text)
    if not found or _TAGS.sub("", text[: found[0].start]).strip(" \t*_`[(>-•!"):
        return ()
    first = found[0]
    same = tuple(r for r in found if r.start == first.start)
    rest = _after(text, same[-1].end)
    if not _ends(rest) and not _REMARK.match(text, same[-1].end):
        joined = found if len(found) > len(same) and _are_joined(text, found) else ()
        return joined
    if len(found) > len(same) and (
        rest.startswith(("\n", ",")) or _are_joined(text, found)
    ):
        return found
    return same


def _after(text: str, at: int) -> str:
    """The text behind a request without what closes the marks around it."""
    closing = _CLOSING.match(text, at)
    return text[closing.end() if closing else at :]


def _ends(rest: str) -> bool:
    """Whether a request ends where this text begins: not in the middle of a sentence."""
    return not rest or (
        rest[0] in "\n-–—:：(，,（;#/|\\"
        or rest.startswith(("HTTP/", "=>", "→", "](", "<br"))
    )


def _are_joined(text: str, found: tuple[Request, ...]) -> bool:
    """Whether only a word stands between requests and nothing behind: "`…` or `…`"."""
    spans = sorted({(r.start, r.end) for r in found})
    gaps = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    behind = text[spans[-1][1] :].strip("`*_ )].")
    return not behind and all(len(gap.strip("`*_ ,")) < 6 for gap in gaps)


def request_in_code(text: str) -> tuple[Request, ...]:
    """The request in code marks that a sentence begins with.

    Reads "`PUT /users/{id}` with the following body"; must not read "GET /users is slow",
    which has no marks.
    """
    stripped = text.lstrip("*_ ")
    if not stripped.startswith("`") or len(text) > _LONGEST_MENTION:
        return ()
    code = stripped.strip("`").partition("`")[0]
    found = requests_in(code)
    return found if found and not code[: found[0].start].strip() else ()
