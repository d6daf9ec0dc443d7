"""Sentences that somebody's editor has broken into lines are put together again.

CommonMark (6.8) has a line end within a paragraph stand for a space. Few descriptions are
written with that in mind, so what looks like a line of its own is left one.
"""

from __future__ import annotations

import re

SHORT = 40
"""Columns: an editor does not break a line before these."""

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BLOCK = re.compile(r"    | *(?:[-*+•] |[#>|<=]|-{2}|```|~~~|\d{1,9}[.)] )")
_CLOSED = re.compile(r"(?:  |\\|<br */?>|[.:;!?][)\]\"'*_`]{0,4} ?)$")


def flowing(text: str) -> str:
    """A text in which a line that ends in the midst of a sentence goes on with the next."""
    lines: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if lines and not is_code and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        else:
            lines.append(line)
        is_code ^= bool(_FENCE.match(line))
    return "\n".join(lines)


def _goes_on(line: str, following: str) -> bool:
    if len(line) < SHORT or not following.strip() or "|" in line + following:
        return False
    # Other scripts have no space between words, or no full stop of this kind.
    if not (line.rstrip()[-1:].isascii() and following.lstrip()[0].isascii()):
        return False
    is_block = line.startswith(("    ", "#", ">", "<")) or _BLOCK.match(following)
    return not (is_block or _CLOSED.search(line))
