"""Kinds of media types: what a body is made of, whatever its vendor calls it."""

from __future__ import annotations

from typing import Literal

MediaKind = Literal["json", "form", "multipart", "text", "binary"]

_ORDER: tuple[MediaKind, ...] = ("json", "multipart", "form", "text", "binary")


def kind(media_type: str) -> MediaKind:
    """The kind of a media type; parameters such as charset do not count.

    A wildcard that covers JSON is taken as JSON.
    """
    essence = media_type.partition(";")[0].strip().lower()
    main, _, sub = essence.partition("/")
    if essence in ("*/*", "application/*") or sub == "json" or sub.endswith("+json"):
        return "json"
    if essence == "multipart/form-data":
        return "multipart"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    return "text" if main == "text" else "binary"


def preferred(media_types: list[str]) -> list[str]:
    """The media types with the best supported kind first."""
    return sorted(media_types, key=lambda media_type: _ORDER.index(kind(media_type)))


def concrete(media_type: str) -> str:
    """The media type to send: JSON where only a wildcard is documented."""
    return "application/json" if "*" in media_type else media_type
