"""Types of parameters from the values that example requests give them: tier `inferred`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docmill.docs.infer.message import Message
from docmill.docs.model import Scalar
from docmill.docs.outline.targets import Target

_INTEGER = re.compile(r"-?\d{1,15}")
_NUMBER = re.compile(r"-?\d{1,15}\.\d{1,10}")
_CODE = re.compile(r"0\d{1,40}")
_BOOLEAN = frozenset({"true", "false"})


def path_values(name: str, target: Target, messages: Sequence[Message]) -> list[str]:
    """What stands in example URLs where the template has a placeholder.

    From `/users/{id}` and `https://api.example.com/v1/users/42?page=2` it is `42`.
    """
    parts = target.path.strip("/").split("/")
    if f"{{{name}}}" not in parts:
        return []
    at = len(parts) - parts.index(f"{{{name}}}")
    found: list[str] = []
    for message in messages:
        segments = (message.url or "").split("?")[0].rstrip("/").split("/")
        if len(segments) >= len(parts) and _fits(segments[-len(parts) :], parts):
            found.append(segments[-at])
    return found


def _fits(segments: Sequence[str], parts: Sequence[str]) -> bool:
    return all(
        part.startswith("{") or part.casefold() == segment.casefold()
        for part, segment in zip(parts, segments, strict=True)
    )


def query_values(name: str, messages: Iterable[Message]) -> list[str]:
    """The values of a query parameter in example URLs."""
    return [value for m in messages for key, value in m.query if key == name and value]


def type_of(values: Sequence[str]) -> Scalar | None:
    """The type that all values have; None where they are text or there is none.

    A text in a URL may be anything, so only numbers and `true` tell a type. Not read: a
    long number with leading zeros, which is a code.
    """
    if not values or any(_CODE.fullmatch(value) for value in values):
        return None
    if all(_INTEGER.fullmatch(value) for value in values):
        return Scalar("integer")
    if all(_NUMBER.fullmatch(v) or _INTEGER.fullmatch(v) for v in values):
        return Scalar("number")
    if all(value.casefold() in _BOOLEAN for value in values):
        return Scalar("boolean")
    return None
