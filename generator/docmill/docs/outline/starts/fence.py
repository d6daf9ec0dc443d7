"""A code block that begins with a request line; several lines are several operations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.outline.candidates import (
    Candidate,
    Kind,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.requests import METHODS, Request, requests_in, target_alone
from docmill.docs.outline.sections import Outline, Section

_LANGUAGES = frozenset(
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
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9\-]{1,40}:\s")


def fence(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations whose request line opens a code block.

    A request line with headers or a body below it shows one call with its values: of the
    weaker kind `message`.
    """
    for number, block in enumerate(section.blocks):
        if not isinstance(block, CodeBlock) or block.language not in _LANGUAGES:
            continue
        found, kind = _read(block)
        if not found:
            yield from _labelled(outline, section, number, block)
            yield from _paths(outline, section, number, block)
        example = in_example(outline, section) or kind == "message"
        for request, line in found:
            place = Passage(
                block.text.split("\n")[line].strip(), ((0, block.line(line)),)
            )
            yield from from_requests(
                (request,),
                place,
                kind=kind,
                section=section.index,
                block=number,
                in_example=example,
            )


def _read(block: CodeBlock) -> tuple[list[tuple[Request, int]], Kind]:
    found: list[tuple[Request, int]] = []
    others = 0
    for number, text in enumerate(block.text.split("\n")[:40]):
        line = text.strip()
        if not line or line.startswith(("#", "//")):
            continue
        request = requests_in(line)
        if request and not line[: request[0].start].strip("`*[ -•:"):
            found += [(r, number) for r in request if r.start == request[0].start]
        elif not found:
            return [], "fence"
        else:
            others += 1
    return found, "message" if others and found else "fence"


_METHOD_LINE = re.compile(
    r"(?:request\s?)?method\s{0,3}:\s{0,3}(?P<method>[A-Za-z]{3,7})\s*", re.I
)
_URL_LINE = re.compile(
    r"(?:request\s?)?(?:url|uri|path|endpoint)\s{0,3}:\s{0,3}(?P<url>\S{1,400})\s*",
    re.I,
)


def _labelled(
    outline: Outline, section: Section, number: int, block: CodeBlock
) -> Iterator[Candidate]:
    """`Method: GET` and `URL: /users` as lines of a code block."""
    lines = [line.strip() for line in block.text.split("\n")[:8]]
    method = next(
        (m["method"] for line in lines if (m := _METHOD_LINE.fullmatch(line))), ""
    )
    for at, line in enumerate(lines):
        if (match := _URL_LINE.fullmatch(line)) and method.upper() in METHODS:
            place = Passage(line, ((0, block.line(at)),))
            yield from from_target(
                match["url"],
                method.upper(),
                place,
                kind="fence",
                section=section.index,
                block=number,
                in_example=in_example(outline, section),
            )


def _paths(
    outline: Outline, section: Section, number: int, block: CodeBlock
) -> Iterator[Candidate]:
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
        yield from from_target(
            line,
            None,
            place,
            kind="fence",
            section=section.index,
            block=number,
            in_example=in_example(outline, section),
        )


def _is_route(line: str) -> bool:
    return bool(
        line.startswith("/")
        and target_alone(line)
        and not re.search(
            r"\.[a-z]{1,5}$|^/(?:etc|usr|var|home|tmp|opt|bin|dev|root|mnt)/", line
        )
    )
