"""Collects the bytes of an answer: one content encoding, a limit, a proper end."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from ..errors import DecodeError

MAX_BODY = 100 * 1024 * 1024
"""Bytes of a decoded body at most."""

ACCEPT_ENCODING = "gzip, deflate"


class BodyCollector:
    """Takes the raw chunks of a body, gives the decoded whole.

    Raises DecodeError for an encoding that is unknown, doubled, corrupt or cut short, and
    for a body over the limit, before more than the limit is in memory.
    """

    def __init__(self, headers: Mapping[str, str], limit: int = MAX_BODY) -> None:
        self._limit = limit
        self._size = 0
        self._chunks: list[bytes] = []
        self._decoder = _decoder(headers.get("content-encoding", ""))

    def feed(self, chunk: bytes) -> None:
        """Takes the next raw chunk."""
        if self._decoder is not None:
            chunk = self._decoder.decode(chunk, self._limit + 1 - self._size)
        self._size += len(chunk)
        if self._size > self._limit:
            raise DecodeError(f"the body is over the limit of {self._limit} bytes")
        self._chunks.append(chunk)

    def finish(self) -> bytes:
        """Returns the body; nothing of it may be missing."""
        if self._decoder is not None and not self._decoder.at_end:
            raise DecodeError("the compressed body ends early")
        return b"".join(self._chunks)


class _Inflater:
    """gzip (also of several members) or deflate (with and without zlib's header)."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._inflate = zlib.decompressobj(window)
        self._started = False

    @property
    def at_end(self) -> bool:
        return self._inflate.eof or not self._started

    def decode(self, data: bytes, limit: int) -> bytes:
        """Returns at most `limit` bytes; that many mean that there may be more."""
        parts: list[bytes] = []
        while data and limit > 0:
            if self._inflate.eof:
                self._inflate = zlib.decompressobj(self._window)
            part = self._decompress(data, limit)
            limit -= len(part)
            parts.append(part)
            data = self._inflate.unused_data
        return b"".join(parts)

    def _decompress(self, data: bytes, limit: int) -> bytes:
        first, self._started = not self._started, True
        try:
            return self._inflate.decompress(data, limit)
        except zlib.error:
            if not first or self._window != zlib.MAX_WBITS:
                raise DecodeError("the compressed body is corrupt") from None
        self._window = -zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(self._window)
        return self._decompress(data, limit)


def _decoder(content_encoding: str) -> _Inflater | None:
    encodings = [part.strip().lower() for part in content_encoding.split(",")]
    encodings = [part for part in encodings if part and part != "identity"]
    if not encodings:
        return None
    if len(encodings) > 1:
        raise DecodeError("the body has more than one content encoding")
    if encodings[0] in ("gzip", "x-gzip"):
        return _Inflater(zlib.MAX_WBITS | 16)
    if encodings[0] == "deflate":
        return _Inflater(zlib.MAX_WBITS)
    raise DecodeError("the body has a content encoding that was not asked for")
