"""A code block of paths: `/blocks/{hash}`, or `Method: GET` over `URL: /blocks`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Paragraph, Passage
from docmill.docs.outline.candidates import Candidate, Spot, from_target
from docmill.docs.outline.examples import introduced_as_example
from docmill.docs.outline.requests import METHODS, only_method, target_alone
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.outline.starts.fence import LANGUAGES

_METHOD_LINE = re.compile(
    r"(?:request\s?)?method\s{0,3}:\s{0,3}(?P<method>[A-Za-z]{3,7})\s*", re.I
)
_URL_LINE = re.compile(
    r"(?:request\s?)?(?:url|uri|path|endpoint)\s{0,3}:\s{0,3}(?P<url>\S{1,400})\s*",
    re.I,
)
_FILE = re.compile(
    r"\.[a-z]{1,5}$|^/(?:etc|usr|var|home|tmp|opt|bin|dev|root|mnt|lib|proc|sys)/"
)


def paths(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations of code blocks that hold paths and no request line."""
    for number, block in enumerate(section.blocks):
        if not isinstance(block, CodeBlock) or block.language not in LANGUAGES:
            continue
        spot = Spot(
            kind="fence",
            section=section.index,
            block=number,
            in_example=introduced_as_example(outline, section, number, lexicon),
        )
        yield from _labelled(block, spot)
        yield from _alone(block, _method_before(section, number), spot)


def _labelled(block: CodeBlock, spot: Spot) -> Iterator[Candidate]:
    """`Method: GET` and `URL: /users` as lines of a code block."""
    lines = [line.strip() for line in block.text.split("\n")[:8]]
    method = next(
        (m["method"] for line in lines if (m := _METHOD_LINE.fullmatch(line))), ""
    )
    for at, line in enumerate(lines):
        if (match := _URL_LINE.fullmatch(line)) and method.upper() in METHODS:
            place = Passage(line, ((0, block.line(at)),))
            yield from from_target(match["url"], method.upper(), place, spot)


def _alone(block: CodeBlock, method: str | None, spot: Spot) -> Iterator[Candidate]:
    """Lines that are paths and nothing else; the method stands elsewhere, or nowhere.

    Reads `/blocks/[:hash]` in a block of its own; must not read a list of files: a path
    of a file ends with a suffix.
    """
    lines = [line.strip() for line in block.text.split("\n")]
    filled = [(at, line) for at, line in enumerate(lines) if line]
    if not filled or len(filled) > 6 or not all(_is_route(line) for _, line in filled):
        return
    for at, line in filled:
        place = Passage(line, ((0, block.line(at)),))
        yield from from_target(line, method, place, spot)


def _is_route(line: str) -> bool:
    """Whether a line is a path; commas join the values of an example."""
    path = line.split("?", maxsplit=1)[0]
    alone = target_alone(line.replace(",", "_"))
    return line.startswith("/") and not _FILE.search(path) and bool(alone)


def _method_before(section: Section, number: int) -> str | None:
    """The method that the line before a block names: "As a POST request:"."""
    before = section.blocks[number - 1] if number else None
    if not isinstance(before, Paragraph):
        return None
    return only_method(before.text.value.strip().split("\n")[-1])
