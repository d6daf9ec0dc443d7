"""A code block that begins with a request line; several lines are several operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.outline.candidates import Candidate, Kind, Spot, from_requests
from docmill.docs.outline.examples import introduced_as_example
from docmill.docs.outline.requests import Request, requests_in
from docmill.docs.outline.sections import Outline, Section

LANGUAGES = frozenset(
    [
        "",
        "http",
        "https",
        "text",
        "txt",
        "plain",
        "plaintext",
        "rest",
        "sh",
        "shell",
        "bash",
        "api",
        "url",
        "console",
        "none",
        "endpoint",
        "yaml",
        "ruby",
        "js",
        "javascript",
        "json",
        "apache",
        "nginx",
        "markdown",
        "md",
        "default",
        "request",
    ]
)
"""Words behind a fence that promise no program: a request line may stand in it."""
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9\-]{1,40}:\s")


@dataclass(frozen=True, slots=True)
class _Read:
    """The request lines of a block with their numbers, and the lines between them."""

    found: Sequence[tuple[Request, int]]
    others: Sequence[str]
    protocol: bool

    @property
    def kind(self) -> Kind:
        """Whether they are request lines, or one call with its values.

        A list of requests with a line of text below each is no call: `GET /hosts` over
        "All hosts"; a header or a body below the line is one.
        """
        if not self.others:
            return "fence"
        texts = not any(
            _HEADER.match(line) or line[0] in '{[<"}]' for line in self.others
        )
        return "fence" if len(self.found) > 1 and texts else "message"


def fence(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations whose request line opens a code block.

    A request line with headers or a body below it shows one call with its values: of the
    weaker kind `message`.
    """
    for number, block in enumerate(section.blocks):
        if not isinstance(block, CodeBlock) or block.language not in LANGUAGES:
            continue
        read = _read(block)
        spot = Spot(
            kind=read.kind,
            section=section.index,
            block=number,
            in_example=(read.kind == "message" and read.protocol)
            or introduced_as_example(outline, section, number, lexicon),
        )
        for request, line in read.found:
            text = block.text.split("\n")[line].strip()
            place = Passage(text, ((0, block.line(line)),))
            yield from from_requests((request,), place, spot)


def _read(block: CodeBlock) -> _Read:
    found: list[tuple[Request, int]] = []
    others: list[str] = []
    protocol = False
    for number, text in enumerate(block.text.split("\n")[:80]):
        line = text.strip()
        if not line or line.startswith(("#", "//")):
            continue
        request = requests_in(line)
        if request and not line[: request[0].start].strip("`*[ -•:"):
            found += [(r, number) for r in request if r.start == request[0].start]
            protocol = protocol or "HTTP/" in line
        elif not found:
            return _Read((), (), False)
        else:
            others.append(line)
            protocol = protocol or line.startswith("Host:") or "HTTP/" in line
    return _Read(found, others, protocol)
