"""Which member of an example a comment describes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docmill.docs.infer.json_grammar import Place
from docmill.docs.infer.json_tokens import Token

_DRESS = re.compile(
    r"^(?:/\*++|//++|#++|<!--)!?|(?:\*/|-->)$|^[ \t]*\*(?!\*)", re.MULTILINE
)
# `// "old": 1,` and `// }` are members taken out, not words about one.
_CODE = re.compile(r"[\"'{}\[\]]")
_REACH = 200
"""How many tokens of its line a comment looks back."""

_ELLIPSIS = re.compile(r"(?:\.{3,}+|…++)")


@dataclass(slots=True)
class Comments:
    """The texts of comments by pointer, and whether one of them is an ellipsis."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    elided: bool = False


def comments_of(
    comments: Sequence[Token], read: Sequence[Token], places: Sequence[Place]
) -> Comments:
    """Give each comment to the member it stands behind, or the next one if it stands alone.

    Read: `"coin": "BTC", // name of the coin`, `"data": { // the account`, and a comment on
    the line before a member. Not read: one behind a closing bracket, `} // end of data`.
    """
    found = Comments()
    finder = _Finder(read, places)
    below: dict[int, int] = {}
    for comment in reversed(comments):
        pointer = finder.pointer(comment, below)
        text = comment_text(comment.text)
        if _ELLIPSIS.match(text):
            found.elided = True
        elif pointer is not None and text and not _CODE.match(text):
            later = found.texts.get(pointer)
            found.texts[pointer] = f"{text}\n{later}" if later else text
    return found


def comment_text(text: str) -> str:
    """The words of a comment without what marks it as one."""
    lines = (line.strip() for line in _DRESS.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


class _Finder:
    def __init__(self, read: Sequence[Token], places: Sequence[Place]) -> None:
        self.starts = [token.start for token in read]
        self.read = read
        ordered = sorted(places, key=lambda place: place.token.start)
        self.first: Mapping[int, Place] = _innermost(ordered)

    def pointer(self, comment: Token, below: dict[int, int]) -> str | None:
        at = bisect_right(self.starts, comment.start)
        if at and _last_line(self.read[at - 1]) == comment.line:
            return self._behind(comment, at)
        return self._before(comment, at, below)

    def _behind(self, comment: Token, at: int) -> str | None:
        """The innermost member on the line of a comment that does not end before it.

        Read: `"free": [1, 2] // of it` for `free`, not for its second item.
        """
        depth = 0
        for token in reversed(self.read[max(0, at - _REACH) : at]):
            if token.line != comment.line:
                break
            depth += token.mark in ("}", "]")
            depth -= depth > 0 and token.mark in ("{", "[")
            if depth == 0 and token.start in self.first:
                return self.first[token.start].pointer
        return None

    def _before(self, comment: Token, at: int, below: dict[int, int]) -> str | None:
        if at >= len(self.read):
            return None
        token = self.read[at]
        end = _last_line(comment)
        adjacent = token.line <= end + 1 or below.get(token.start) == end + 1
        if not adjacent or token.start not in self.first:
            return None
        below[token.start] = comment.line
        return self.first[token.start].pointer


def _innermost(places: Sequence[Place]) -> dict[int, Place]:
    """Places by their offset; the document before its first member."""
    return {place.token.start: place for place in reversed(places)}


def _last_line(token: Token) -> int:
    return token.line + token.text.count("\n")
