"""RPC: every operation has one address, and a parameter names it (`Action=CreateThing`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def action(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations that an `Action` parameter names, in a URL or in a row of a table."""
    for number, block in enumerate(section.blocks):
        if isinstance(block, CodeBlock) and (match := _URL.search(block.text)):
            yield _candidate(section, number, block, match)
        elif isinstance(block, Table):
            yield from _row(section, number, block)


def _candidate(
    section: Section, number: int, block: CodeBlock, match: re.Match[str]
) -> Candidate:
    line = block.text.count("\n", 0, match.start())
    place = Passage(block.text.split("\n")[line].strip(), ((0, block.line(line)),))
    base, *_ = targets(match["url"] + "/")
    return Candidate(
        kind="action",
        section=section.index,
        block=number,
        method="GET",
        target=Target(base.server, base.path, ()),
        written=match[0],
        place=place,
        action=match["action"],
    )


def _row(section: Section, number: int, block: Table) -> Iterator[Candidate]:
    """`| Action | String | yes | CreateThing | … |`: a constant in any cell of the row."""
    for row in block.rows:
        first = visible(row.cells[0].value).text.strip() if row.cells else ""
        if first != "Action":
            continue
        for cell in row.cells[1:]:
            if names := [
                n for n in _NAME.findall(visible(cell.value).text) if _is_action(n)
            ]:
                yield Candidate(
                    kind="action",
                    section=section.index,
                    block=number,
                    method="GET",
                    target=Target(None, "/", ()),
                    written=names[0],
                    place=cell.text,
                    action=names[0],
                )
                return


def _is_action(name: str) -> bool:
    """`CreateThing` is one, `String` and `Yes` are not: two words at least."""
    return len(re.findall(r"[A-Z][a-z0-9]+", name)) > 1
