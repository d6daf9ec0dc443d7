"""RPC: every operation has one address, and a parameter names it (`Action=CreateThing`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage, Table
from docmill.docs.markdown.visible import visible
from docmill.docs.outline.candidates import Candidate
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.outline.targets import Target, targets

# `https://api.example.com/?Action=CreateThing&Region=x`; the host may be `[Endpoint]`.
_URL = re.compile(
    r"(?P<url>(?:https?|http\(s\))://[^\s?\"'<>]{1,200}?)/?\?\s{0,3}Action=(?P<action>[A-Za-z]\w{1,80})"
)
_NAME = re.compile(r"[A-Z][A-Za-z0-9]{2,80}")
_CALLED = re.compile(r"https?://[^\s\"'<>`,;)?#]{1,200}")
_POSTED = re.compile(r"(?<![A-Za-z])POST|\.post\(|--data|\s-d\s")


def action(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations that an `Action` parameter names, in a URL or in a row of a table."""
    for number, block in enumerate(section.blocks):
        if isinstance(block, CodeBlock) and (match := _URL.search(block.text)):
            line = block.text.count("\n", 0, match.start())
            text = block.text.split("\n")[line].strip()
            place = Passage(text, ((0, block.line(line)),))
            base, *_ = targets(match["url"] + "/")
            target = Target(base.server, base.path, ())
            yield _candidate(section, number, "GET", target, match["action"], place)
        elif isinstance(block, Table):
            yield from _row(outline, section, number, block)


def _row(
    outline: Outline, section: Section, number: int, block: Table
) -> Iterator[Candidate]:
    """`| Action | String | yes | CreateThing | … |`: a constant in any cell of the row.

    In lower case it must be the title as well: `action` is a field of many an API.
    """
    for row in block.rows:
        first = visible(row.cells[0].value).text.strip() if row.cells else ""
        if first.lower() != "action":
            continue
        for cell in row.cells[1:]:
            names = [n for n in _NAME.findall(visible(cell.value).text) if _is_name(n)]
            if names and (first == "Action" or names[0] in _titles(outline, section)):
                method, target = _called(outline, names[0])
                made = _candidate(section, number, method, target, names[0], cell.text)
                yield replace(made, selector=first)
                return


def _is_name(name: str) -> bool:
    """`CreateThing` is one, `String` and `Yes` are not: two words at least."""
    return len(re.findall(r"[A-Z]+[a-z0-9]+", name)) > 1


def _titles(outline: Outline, section: Section) -> str:
    around = (section, *outline.ancestors(section.index))
    titles = [s.title.value for s in around if s.title is not None]
    matter = outline.page.front_matter.get("title")
    return "\n".join([*titles, matter.value if matter else ""])


def _called(outline: Outline, name: str) -> tuple[str, Target]:
    """Method and address of a code sample that calls an action by its name."""
    for section in outline.sections:
        for block in section.blocks:
            if not isinstance(block, CodeBlock) or name not in block.text:
                continue
            if _POSTED.search(block.text) and (match := _CALLED.search(block.text)):
                target, *_ = targets(match[0])
                return "POST", Target(target.server, target.path, ())
    return "GET", Target(None, "/", ())


def _candidate(
    section: Section,
    number: int,
    method: str,
    target: Target,
    name: str,
    place: Passage,
) -> Candidate:
    return Candidate(
        kind="action",
        section=section.index,
        block=number,
        method=method,
        target=target,
        written=name,
        place=place,
        action=name,
    )
