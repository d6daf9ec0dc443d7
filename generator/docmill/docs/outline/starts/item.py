"""A bullet that begins with a request: "- `GET /users` lists the users"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import links
from docmill.docs.markdown.page import ListBlock, ListItem, Paragraph, Passage
from docmill.docs.markdown.passages import cut
from docmill.docs.outline.candidates import (
    Candidate,
    Spot,
    from_requests,
    from_target,
    in_example,
)
from docmill.docs.outline.paths_around import path_of
from docmill.docs.outline.requests import (
    Request,
    method_alone,
    requests_in,
    target_alone,
)
from docmill.docs.outline.sections import Outline, Section
from docmill.docs.outline.targets import targets

_DEEPEST = 4
# "**List lots**: `GET /lots`"; not "**Added:** `GET /lots`", one word of a change log.
_TITLED = re.compile(
    r"(?:\*\*|__)(?P<title>[^*_\s:：]{1,30}(?: [^*_\s:：]{1,30}){1,6})[:：]?(?:\*\*|__)"
    r"\s{0,2}[:：–—-]?\s{0,3}[`*]{0,3}"
)
# "/pears/old (deprecated)": a remark in brackets behind a path.
_REMARKED = re.compile(r"(?P<path>[`*_]{0,3}\.{0,1}/\S{0,300})\s{1,3}\([^()\n]{1,40}\)")
_PATH = re.compile(r"(?:/[\w.\-:{}<>]{1,60}){1,8}")


def item(outline: Outline, section: Section, lexicon: Lexicon) -> Iterator[Candidate]:
    """Operations in lists: an item that begins with a request line, at any depth.

    Must not read an item of a change log: "Added `GET /users`" has a word in front.
    """
    methods = _methods_above(outline, section)
    above = path_of(section)
    for number, block in enumerate(section.blocks):
        if not isinstance(block, ListBlock):
            continue
        for index, entry, base in _entries(block):
            spot = Spot(
                kind="item",
                section=section.index,
                block=number,
                item=index,
                in_example=in_example(outline, section),
            )
            own = _methods_within(entry, lexicon) or methods
            for found in _item(entry, own, above, spot):
                yield _below(base, found)


def _entries(
    block: ListBlock, outer: int = -1, depth: int = 0, base: str = ""
) -> Iterator[tuple[int, ListItem, str]]:
    """The items of a list and of the lists in it.

    Each with the number of the outermost one, and the path of the items around it:
    `- /users` over `- GET /` and `- PUT /:id`.
    """
    for number, entry in enumerate(block.items):
        index = number if outer < 0 else outer
        yield index, entry, base
        alone = entry.text.value.strip("*`_: ")
        below = base + alone if _PATH.fullmatch(alone) else base
        for inner in entry.blocks:
            if isinstance(inner, ListBlock) and depth < _DEEPEST:
                yield from _entries(inner, index, depth + 1, below)


def _below(base: str, found: Candidate) -> Candidate:
    if not base or not found.written.startswith("/"):
        return found
    path = base.rstrip("/") + found.target.path
    target, *_ = targets(path.rstrip("/"))
    return replace(found, target=replace(found.target, path=target.path))


def _item(
    entry: ListItem, methods: tuple[str, ...], above: str | None, spot: Spot
) -> Iterator[Candidate]:
    shown = entry.term or entry.text
    found = requests_in(shown.value, backward=True)
    if not found:
        yield from _path_only(entry, methods, spot)
        yield from _method_only(entry, above, spot)
        return
    first = found[0]
    before = shown.value[: first.start]
    titled = _TITLED.fullmatch(before)
    if titled is not None and _is_last(shown.value, found):
        title = cut(shown, titled.start("title"), titled.end("title"))
        yield from from_requests(found, shown, replace(spot, title=title))
        return
    if before.strip(" \t*_`[(>-•:"):
        return
    same = tuple(r for r in found if r.start == first.start)
    if _is_renamed(shown.value, found, same):
        return
    end = same[-1].end
    link = next((li.target for li in links(shown.value) if li.start < end), None)
    more = replace(spot, link=link, description=_rest(entry, end))
    yield from from_requests(same, shown, more)


def _is_last(text: str, found: tuple[Request, ...]) -> bool:
    """Whether an item ends with its only request."""
    same = {(request.start, request.end) for request in found}
    return len(same) == 1 and not text[found[0].end :].strip("`*_ .)")


def _is_renamed(
    text: str, found: tuple[Request, ...], same: tuple[Request, ...]
) -> bool:
    """Whether a line tells a change: "`POST /tags` is now `PUT /tags`", and no more."""
    if len(found) == len(same) or text[found[-1].end :].strip("`* .)"):
        return False
    between = text[same[-1].end : found[len(same)].start].strip("`* ")
    return re.fullmatch(r"[a-z][a-z ]{2,40}", between) is not None


def _rest(entry: ListItem, end: int) -> Passage | None:
    if entry.term is not None:
        return entry.text if entry.text.value else None
    rest = entry.text.value[end:]
    skipped = len(rest) - len(rest.lstrip(" `*_)]:-–—：,|\n\\"))
    if rest[skipped:].startswith("#") or not rest[skipped:].strip():
        return None
    return cut(entry.text, end + skipped, len(entry.text.value))


def _methods_above(outline: Outline, section: Section) -> tuple[str, ...]:
    """The method that the heading over a list names: `##### GET` over bullets of paths."""
    for one in (section, *outline.ancestors(section.index)):
        if one.title is not None and one.is_heading:
            return method_alone(one.title.value)
    return ()


def _methods_within(entry: ListItem, lexicon: Lexicon) -> tuple[str, ...]:
    """The method that a line within an item names: `- Methods: POST` in `- /pears`."""
    for text in _lines_within(entry):
        label, colon, value = text.partition(":")
        role = lexicon.heading(label)
        if colon and role.sure and "method" in role.concepts:
            return method_alone(value)
    return ()


def _lines_within(entry: ListItem) -> Iterator[str]:
    for block in entry.blocks:
        match block:
            case Paragraph():
                yield block.text.value
            case ListBlock():
                yield from (item.text.value for item in block.items)
            case _:
                pass


def _path_only(
    entry: ListItem, methods: tuple[str, ...], spot: Spot
) -> Iterator[Candidate]:
    """`- /users` below or over a method; where only other parts stand in it, it is open."""
    first = entry.text.value.split("\n")[0]
    if remarked := _REMARKED.fullmatch(first.strip()):
        first = remarked["path"]
    if not target_alone(first) or not first.strip("`*_ ").startswith(("/", "./")):
        return
    for method in methods or ((None,) if entry.blocks else ()):
        yield from from_target(first, method, entry.text, spot)


def _method_only(entry: ListItem, above: str | None, spot: Spot) -> Iterator[Candidate]:
    """`- GET: all users` below the heading `### /users`."""
    text = entry.text.value
    word, colon, _ = text.partition(":")
    if above is None or not colon:
        return
    more = replace(spot, description=_rest(entry, len(word)))
    for method in method_alone(word):
        yield from from_target(above, method, entry.text, more)
