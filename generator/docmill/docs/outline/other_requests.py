"""Example requests that show another operation than the one they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docmill.docs.infer.message import Message
from docmill.docs.lexicon.text import singular
from docmill.docs.outline.candidates import Candidate
from docmill.docs.outline.targets import targets

_WITHOUT_BODY = frozenset({"GET", "HEAD", "DELETE"})
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
# Segments of a base path, which paths of different operations share.
_BASE = re.compile(r"(?:api|rest|v?\d{1,3}(?:\.\d{1,3})?)", re.I)
_VARIABLE = re.compile(r"[{}$<>]")


def is_other(message: Message, own: Candidate) -> bool:
    """Whether an example is the call of another operation.

    Reads `POST /tokens` within `GET /coins/{id}`, and `POST /coins/7` there, whose body a
    GET has not; must not read `GET /coin/7` there, a slip of the page.
    """
    if not message.url or own.action or own.method is None:
        return False
    method = message.method or own.method
    shown = _segments(targets(message.url)[0].path)
    wanted = _segments(own.target.path)
    if not shown or not wanted:
        return False
    if _fits(shown, wanted):
        return own.method in _WITHOUT_BODY and method in _WITH_BODY
    words = {singular(part.lower()) for part in wanted if not _is_open(part)}
    shared = words & {singular(part.lower()) for part in shown}
    return bool(words) and (not shared or method != own.method)


def _segments(path: str) -> list[str]:
    return [part for part in path.split("/") if part and not _BASE.fullmatch(part)]


def _is_open(part: str) -> bool:
    return _VARIABLE.search(part) is not None


def _fits(shown: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a path is a template with its values, with a base path before it or not."""
    if len(shown) < len(wanted):
        return False
    pairs = zip(shown[len(shown) - len(wanted) :], wanted, strict=True)
    return all(_is_open(b) or _is_open(a) or a.lower() == b.lower() for a, b in pairs)
