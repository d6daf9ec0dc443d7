"""Inline Markdown as a reader sees it, with the way back to its source.

Request lines, names and types are found in the visible text: `**POST** [/users](#u)` reads
`POST /users`. Each visible character knows the offset in the source that it comes from.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# What carries no text of its own: emphasis, code marks, inline tags, images.
_TAGS = r"</?(?:b|strong|code|kbd|span|em|i|u|s|font|a|sup|sub|tt|small|p|div|mark|badge)(?:\s[^<>]{0,300})?/?>"
_MARKUP = re.compile(
    rf"(?P<image>!\[(?P<alt>[^\[\]]{{0,200}}+)\]\([^()\s]{{0,500}}+\))"
    rf"|(?P<link>\[(?P<text>(?:\\.|[^\[\]\\]){{0,300}}+)\]\((?P<target>[^()]{{0,500}}+)\))"
    rf"|(?P<tag>{_TAGS})"
    r"|(?P<br><br\s{0,3}/?>)"
    r"|(?P<short>\{\{[<%](?P<inner>[^{}<>%]{0,200}+)[>%]\}\})"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6});)"
    r"|(?P<escape>\\(?P<char>[!-/:-@\[-`{-~]))"
    r"|(?P<open>(?<![A-Za-z0-9_/.\-{])_{1,2}(?=[^\s_][^_\n]{0,80}(?<=[^\s/])_{1,2}(?![A-Za-z0-9_/])))"
    r"|(?P<close>(?<=[^\s_])_{1,2}(?![A-Za-z0-9_/]))"
    # `/files/*` has a star of its own, `**/files/**` the marks of bold text.
    # That of `rows.*.id` stands for every row.
    r"|(?P<mark>(?!(?<=\.)\*(?=\.\w))(?!(?<=/)(?:\*(?=[/\s`]|$)|\*\*(?=[/`])))\*{1,3}|`{1,3}|~~)",
    re.IGNORECASE,
)
# Every markup holds one of these signs.
_SIGN = re.compile(r"[*`_<&\\~\[{]")


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text; `offsets[i]` is the offset in the source of character `i`."""

    text: str
    offsets: tuple[int, ...]
    end: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The extent in the source of the visible characters `start` to `end`."""
        if start >= len(self.offsets):
            return self.end, self.end
        last = self.offsets[end - 1] + 1 if end > start else self.offsets[start]
        return self.offsets[start], last


@lru_cache(maxsize=20_000)
def visible(source: str) -> Visible:
    """The visible text of a piece of inline Markdown.

    Reads `[\\{user.id\\}](/users#user)` as `{user.id}` and `<kbd>GET</kbd>` as `GET`; keeps
    `<id>`, which is a placeholder and no tag.
    """
    if not _SIGN.search(source) or not _MARKUP.search(source):
        return Visible(source, tuple(range(len(source))), len(source))
    characters: list[str] = []
    offsets: list[int] = []
    _collect(source, 0, characters, offsets, 0)
    return Visible("".join(characters), tuple(offsets), len(source))


def _collect(
    text: str, base: int, characters: list[str], offsets: list[int], depth: int
) -> None:
    after, emphasis = 0, False
    found = list(_MARKUP.finditer(text))
    stars = _own_stars(found)
    for match in found:
        if match["close"] is not None and not emphasis:
            continue
        if match.start() in stars:
            _plain(text, after, match.start(), base, characters, offsets)
            after = match.end() - stars[match.start()]
            continue
        emphasis = match["open"] is not None or (emphasis and match["close"] is None)
        _plain(text, after, match.start(), base, characters, offsets)
        after = match.end()
        at = base + match.start()
        if match["link"] is not None and depth < 4:
            _collect(
                match["text"],
                base + match.start("text"),
                characters,
                offsets,
                depth + 1,
            )
        elif match["image"] is not None:
            _plain(
                text, match.start("alt"), match.end("alt"), base, characters, offsets
            )
        elif match["br"] is not None:
            characters.append("\n")
            offsets.append(at)
        elif match["entity"] is not None:
            for character in html.unescape(match[0]):
                characters.append(character)
                offsets.append(at)
        elif match["escape"] is not None:
            characters.append(match["char"])
            offsets.append(at + 1)
    _plain(text, after, len(text), base, characters, offsets)


def _own_stars(found: Sequence[re.Match[str]]) -> dict[int, int]:
    """The stars that mark no emphasis, by the start of their run: how many at its end.

    Reads `name*`, `**name***` and `rows.*.id`; in `*name*` both are marks.
    """
    runs = [m for m in found if (m["mark"] or "").startswith("*")]
    if len(runs) == 1:
        return {runs[0].start(): len(runs[0][0])}
    if len(runs) == 2 and len(runs[1][0]) == len(runs[0][0]) + 1:
        return {runs[1].start(): 1}
    return {}


def _plain(
    text: str,
    start: int,
    end: int,
    base: int,
    characters: list[str],
    offsets: list[int],
) -> None:
    characters.extend(text[start:end])
    offsets.extend(range(base + start, base + end))
