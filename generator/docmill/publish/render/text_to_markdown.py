"""Text → Markdown in which it can break nothing.

What a document says may hold Markdown of its own. It keeps that, but not what reaches
beyond its own place: HTML, images (which a viewer would fetch), links that run code, and
whatever opens a block and leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>~#&])")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_IMAGE = re.compile(r"!(?=\[)")
_LINK = re.compile(r"\](?=\((?!\s*<?(?:https?:|mailto:|#)))", re.IGNORECASE)
_REFERENCE = re.compile(r"\](?=\s*[\[:])")
_INLINE = re.compile(
    r"(?P<kept>\\[!-/:-@\[-`{-~]|(?P<run>`+)(?!`).+?(?<!`)(?P=run)(?!`))"
    r"|(?P<open>`+)|(?P<text>[^`\\]+|\\)"
)
"""What is escaped or a whole code span, marks that open one, and all else."""

_RUN = re.compile("`+")
_LANGUAGE = re.compile(r"[^a-z0-9+-]+")


def escape(text: str) -> str:
    """Plain text, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def code(text: str) -> str:
    """A code span."""
    text = " ".join(text.split()) or " "
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"


def fenced(text: str, language: str = "") -> str:
    """A block of code."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{_LANGUAGE.sub('', language.lower())}\n{text.rstrip()}\n{fence}"


def inline(markdown: str) -> str:
    """Markdown of a document on one line, as in the cell of a table.

    A code span that is not closed would end in what follows: its marks are escaped.
    """
    return _INLINE.sub(_settled, " ".join(markdown.split()))


def quoted(markdown: str) -> str:
    """Markdown of a document as a block quote, which ends whatever is open within it."""
    lines = _harmless(markdown.strip()).splitlines()
    return "\n".join(f"> {line}".rstrip() for line in lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown texts on one line each; what is empty is shown as a dash."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|") or "—"


def _harmless(markdown: str) -> str:
    text = _IMAGE.sub("", _TAG.sub("&lt;", markdown))
    return _REFERENCE.sub(r"\\]", _LINK.sub(r"\\]", text))


def _settled(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    if found["open"]:
        return found["open"].replace("`", r"\`")
    return _harmless(found["text"])


def _longest_run(text: str) -> int:
    return max((len(run) for run in _RUN.findall(text)), default=0)
