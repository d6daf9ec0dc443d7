"""What an operation is called: title, summary, operationId and tag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from docmill.docs.facts import Text
from docmill.docs.markdown.inline import prose
from docmill.docs.markdown.page import Passage
from docmill.docs.markdown.passages import words
from docmill.docs.outline.choose import Found
from docmill.docs.outline.requests import METHODS, requests_in, target_alone
from docmill.docs.outline.sections import TITLE_LEVEL

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:[.\-][A-Za-z0-9_]+)*")
_NUMBERING = re.compile(
    r"^\s*(?:\d{1,3}[.、)]?)+\s+|^\s*[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|^[一二三四五六七八九十]{1,3}、\s*"
)
_LONGEST_SUMMARY = 80
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n\n")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an operation, each with its place."""

    id: str
    title: Text
    summary: Text
    description: Text | None
    tag: str | None


def named(found: Found, description: list[Passage]) -> Named:
    """The names of an operation.

    The id is the title where that is an identifier or a few words, else it is made of
    method and path, so that it stays when a page is added.
    """
    title = _title(found)
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
        first = _SENTENCE.split(text, maxsplit=1)[0].split("\n")[0] if text else ""
        summary = Text(first or shown.value, place if first else shown.span)
        rest = text if text != first else ""
    summary = Text(_short(summary.value), summary.span)
    return Named(
        _id(found, title),
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


def _title(found: Found) -> Text | None:
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
            text = _short(_SENTENCE.split(words(candidate.description), maxsplit=1)[0])
            return Text(text, candidate.description.span)
        return None
    if title is None:
        matter = found.outline.page.front_matter.get("title")
        if found.anchor.level == 0 and matter is not None:
            return Text(words(matter).strip("\"'"), matter.span)
        return None
    text = _NUMBERING.sub("", words(title))
    for request in requests_in(title.value, backward=True):
        cut = title.value[: request.start] + " " + title.value[request.end :]
        text = " ".join(re.sub(r"[*`_\[\]()|]", " ", cut).split()).strip(" -–—:：")
    if text.upper() in METHODS or (target_alone(text) and "/" in text):
        return None
    text = re.sub(
        rf"^(?:{'|'.join(METHODS)})\s+(?=\S)|\s*[(\[](?:{'|'.join(METHODS)})[)\]]$",
        "",
        text,
    )
    return Text(text, title.span) if text else None


def _id(found: Found, title: Text | None) -> str:
    candidate = found.candidate
    if candidate.action:
        return candidate.action
    if title is not None:
        if _IDENTIFIER.fullmatch(title.value) and len(title.value) > 2:
            return (
                title.value
                if "-" not in title.value
                else _camel(title.value.split("-"))
            )
        parts = re.findall(r"[A-Za-z0-9]+", title.value.replace("'s", ""))
        if title.value.isascii() and 1 < len(parts) <= 7 and parts[0][0].isalpha():
            return _camel(parts)
    return path_id(candidate.method or "get", candidate.target.path)


def path_id(method: str, path: str) -> str:
    """`getUsersById` of `GET /users/{id}`: a name that follows from the request alone."""
    parts: list[str] = [method.lower()]
    for segment in path.strip("/").split("/"):
        if match := re.fullmatch(r"\{([^{}]+)\}", segment):
            parts += ["by", *re.findall(r"[A-Za-z0-9]+", match[1])]
        else:
            parts += re.findall(r"[A-Za-z0-9]+", segment)
    return _camel(parts)


def _camel(parts: list[str]) -> str:
    first, *rest = [part for part in parts if part] or ["operation"]
    head = first.lower() if first.isupper() or first[:1].isupper() else first
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _tag(found: Found) -> str | None:
    """The heading over operations, else the title of the page among several."""
    outline, anchor = found.outline, found.anchor
    for one in outline.ancestors(anchor.index):
        if 0 < one.level < TITLE_LEVEL and one.title is not None and not one.role.sure:
            text = _NUMBERING.sub("", words(one.title))
            if not requests_in(one.title.value) and len(text) <= 60:
                return text
    matter = outline.page.front_matter.get("title")
    if anchor.level != 0 and anchor.level > 1 and matter is not None:
        return words(matter).strip("\"'")
    folder = PurePosixPath(outline.page.source.path).parent.name
    return folder or None
