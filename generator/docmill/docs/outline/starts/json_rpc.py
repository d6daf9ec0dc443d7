"""JSON-RPC: every operation has one address, and `"method"` of the body names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import CodeBlock, Passage
from docmill.docs.markdown.passages import words
from docmill.docs.outline.candidates import Candidate
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.outline.targets import Target, targets

_VERSION = re.compile(r"[\"']jsonrpc[\"']\s{0,3}:")
_METHOD = re.compile(
    r"[\"']method[\"']\s{0,3}:\s{0,3}[\"'](?P<name>[\w.:/\-]{1,100})[\"']"
)
_ID = re.compile(r"[\"']id[\"']\s{0,3}:")
_CALLED = re.compile(r"https?://[^\s\"'<>`,;)?#]{1,200}")


def json_rpc(
    outline: Outline, section: Section, lexicon: Lexicon
) -> Iterator[Candidate]:
    """Operations whose request is a JSON-RPC call, below a heading of their own.

    Must not read a notification, which the server sends: it has no `id`, unless the
    heading names it.
    """
    if section.index == 0:
        return
    for number, block in enumerate(section.blocks):
        if not isinstance(block, CodeBlock) or not _VERSION.search(block.text):
            continue
        match = _METHOD.search(block.text)
        if match is None:
            continue
        named = _named(outline, section, match["name"])
        if named is not None and named is not section:
            yield _candidate(named, -1, block, match)
            return
        if named is not None or _ID.search(block.text):
            yield _candidate(section, number, block, match)
            return


def _named(outline: Outline, section: Section, name: str) -> Section | None:
    """The section whose title is a method: of its calls "### With a bad name" has one."""
    around = (section, *outline.ancestors(section.index))
    titled = (s for s in around if s.title and words(s.title).strip("`* ") == name)
    return next(titled, None)


def _candidate(
    section: Section, number: int, block: CodeBlock, match: re.Match[str]
) -> Candidate:
    line = block.text.count("\n", 0, match.start())
    called = _CALLED.search(block.text) if "curl" in block.text else None
    base = targets(called[0])[0] if called else Target(None, "/", ())
    return Candidate(
        kind="action",
        section=section.index,
        block=number,
        method="POST",
        target=Target(base.server, base.path, ()),
        written=match["name"],
        place=Passage(match["name"], ((0, block.line(line)),)),
        action=match["name"],
        selector="method",
    )
