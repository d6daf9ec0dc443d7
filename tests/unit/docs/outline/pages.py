"""Operations of pages written as text, for the tests of the outline."""

from __future__ import annotations

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.read_page import read_page
from docmill.docs.outline.choose import Chosen, Found, choose
from docmill.docs.outline.sections import Outline
from docmill.docs.outline.titles import outline_of

LEXICON = Lexicon.of()


def sections(text: str, path: str = "page.md") -> Outline:
    """The outline of one page."""
    source = SourceFile(path, text)
    page = read_page(source, Diagnostics(False), Config().limits)
    return outline_of(page, LEXICON)


def chosen(*texts: str, paths: tuple[str, ...] = ()) -> Chosen:
    """What the outline chooses from a set of pages."""
    names = paths or tuple(f"page{n}.md" for n in range(len(texts)))
    pages = [sections(t, p) for t, p in zip(texts, names, strict=True)]
    return choose(pages, LEXICON)


def name(one: Found) -> str:
    """`GET /users`, with the action behind a hash."""
    shown = one.candidate
    action = f"#{shown.action}" if shown.action else ""
    return f"{shown.method} {shown.target.path}{action}"


def operations(*texts: str) -> list[str]:
    """The operations of a set of pages that are certain, in order."""
    return [name(one) for one in chosen(*texts).operations if not one.doubtful]


def text_of(*texts: str) -> dict[str, str]:
    """Operation -> the source text of all that belongs to it, one block a line."""
    result: dict[str, str] = {}
    for one in chosen(*texts).operations:
        parts = [str(b) for piece in one.pieces for b in piece.blocks]
        titles = [p.section.title.value for p in one.pieces if p.section.title]
        result[name(one)] = "\n".join([*titles, *parts])
    return result
