"""What an operation is called: title, summary, operationId and tag."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from docmill.docs.assemble.operation_ids import path_id, title_id
from docmill.docs.facts import Text
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.inline import prose
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.passages import words
from docmill.docs.outline.choose import Found
from docmill.docs.outline.requests import METHODS, requests_in, target_alone
from docmill.docs.outline.sections import TITLE_LEVEL

# "2.1 ", "3) ", "A.1 ", "（一）", "二、" before a title.
_NUMBERING = re.compile(
    r"^\s*(?:[A-Z]\.(?:\d{1,3}[.)]?)*|\d{1,3}(?:\.\d{1,3}){1,4})\s+|^\s*(?:\d{1,3}[.、)]?)+\s+|^\s*[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|^[一二三四五六七八九十]{1,3}、\s*"
)
_LONGEST_SUMMARY = 80
# Emoji, the marks that vary them, and blanks.
_ORNAMENTS = frozenset({"So", "Sk", "Mn", "Cf", "Zs"})


# Headings over all operations of a page, which sort none: "Endpoints", "API reference".
_GENERAL = frozenset(
    ["endpoint", "definition", "request", "method", "url", "path", "example", "summary",
     "description", "parameters", "code_sample", "notes"]
)  # fmt: skip


# Folders that sort no operations: they hold all pages.
_FOLDERS = frozenset({"", "api", "apis", "doc", "docs", "pages", "reference"})


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an operation, each with its place."""

    id: str
    title: Text
    summary: Text
    description: Text | None
    tag: str | None


def named(found: Found, description: list[Passage], lexicon: Lexicon) -> Named:
    """The names of an operation.

    The id is the title where that is an identifier or a few words, else it is made of
    method and path, so that it stays when a page is added.
    """
    title = _title(found, lexicon)
    text = _text(description)
    place = description[0].span if description else found.candidate.place.span
    if title is not None and title.value:
        shown = title
        summary, rest = (title, text if text != title.value else "")
    else:
        shown = Text(
            f"{found.candidate.method} {found.candidate.target.path}",
            found.candidate.place.span,
        )
        first = lexicon.first_sentence(text).split("\n")[0]
        told = Text(first, place) if first else _remark(found) or shown
        summary = told
        rest = text if text != first else ""
    summary = Text(_short(summary.value), summary.span)
    return Named(
        _id(found, title, lexicon.vocabulary.articles),
        shown,
        summary,
        Text(rest, place) if rest else None,
        _tag(found),
    )


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[: _LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"


def _text(description: list[Passage]) -> str:
    return prose("\n\n".join(p.value for p in description))


def _title(found: Found, lexicon: Lexicon) -> Text | None:
    """The words of the heading over an operation, without its method and path."""
    candidate = found.candidate
    if candidate.title is not None:
        return Text(words(candidate.title).strip("\"'"), candidate.title.span)
    for also in found.also:
        if also.title is not None and found.anchor.title is None:
            return Text(words(also.title), also.title.span)
    title = found.anchor.title
    if candidate.kind in ("item", "index") and found.anchor.index == candidate.section:
        if candidate.description is not None:
            told = words(candidate.description).strip(" -–—:：")
            text = _short(lexicon.first_sentence(told))
            span = candidate.description.span
            return Text(text, span) if text and not _is_remark(text) else None
        return None
    if title is None:
        matter = found.outline.page.front_matter.get("title")
        if found.anchor.level == 0 and matter is not None:
            return Text(words(matter).strip("\"'"), matter.span)
        return None
    text = without_ornaments(words(title))
    requests = requests_in(title.value, backward=True)
    if requests:
        cut = title.value
        for start, end in sorted({(r.start, r.end) for r in requests}, reverse=True):
            cut = cut[:start] + " " + cut[end:]
        if _is_remark(cut.strip(" *`_-–—:：,，")):
            return None
        text = " ".join(re.sub(r"[*`_\[\]()|]", " ", cut).split()).strip(" -–—:：,，")
    if text.upper() in METHODS or (target_alone(text) and "/" in text):
        return None
    text = re.sub(
        rf"^(?:{'|'.join(METHODS)})\s+(?:/\s+)?(?=\S)|\s*[(\[](?:{'|'.join(METHODS)})[)\]]$",
        "",
        text,
    )
    return Text(text, title.span) if re.search(r"[^\W\d]", text) else None


def without_ornaments(title: str) -> str:
    """A title without a number or a picture in front: "🔐 2.1 Log in" is "Log in"."""
    at = 0
    while at < len(title) and unicodedata.category(title[at]) in _ORNAMENTS:
        at += 1
    return _NUMBERING.sub("", title[at:])


def _remark(found: Found) -> Text | None:
    """What stands in brackets beside the request in a title: "GET `/boats` (all boats)"."""
    title = found.anchor.title
    for request in requests_in(title.value) if title is not None else ():
        assert title is not None
        rest = re.sub(r"[*`_]", "", title.value[request.end :]).strip()
        if _is_remark(rest) and " " in rest:
            return Text(rest[1:-1], title.span)
    return None


def _is_remark(text: str) -> bool:
    """Whether all that a list item says stands in brackets: "(roles: admin)"."""
    return re.fullmatch(r"\([^()]*\)|\[[^\[\]]*\]", text) is not None


def _is_title(text: str) -> bool:
    """Whether the words of a list item name the operation: "Adjust the stock".

    Must not read "deletes the note of a user", "optional `page`, `size`".
    """
    return re.fullmatch(r"[A-Z][^,;:()]{1,60}", text) is not None


def _id(found: Found, title: Text | None, articles: frozenset[str]) -> str:
    """The id of an operation: the title of a list item is its description and gives none."""
    candidate = found.candidate
    if candidate.action:
        return candidate.action
    if title is not None:
        described = candidate.description
        listed = described is not None and title.span == described.span
        own = title_id(title.value, articles)
        if own is not None and not (listed and not _is_title(title.value)):
            return own
    return path_id(candidate.method or "get", candidate.target.path)


def _tag(found: Found) -> str | None:
    """The heading over operations, else the title of the page among several."""
    outline, anchor = found.outline, found.anchor
    listed = found.candidate.kind in ("item", "index")
    own = (anchor,) if listed and anchor.index == found.candidate.section else ()
    for one in (*own, *outline.ancestors(anchor.index)):
        general = one.role.sure and one.concepts <= _GENERAL
        if 0 < one.level < TITLE_LEVEL and one.title is not None and not general:
            text = without_ornaments(words(one.title))
            if not requests_in(one.title.value) and len(text) <= 60:
                return text
    matter = outline.page.front_matter.get("title")
    if anchor.level != 0 and anchor.level > 1 and matter is not None:
        return words(matter).strip("\"'")
    folder = PurePosixPath(outline.page.source.path).parent.name
    return folder if folder.casefold() not in _FOLDERS else None
