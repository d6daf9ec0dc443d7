"""The bytes of an answer: one content encoding, a limit, a proper end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from ..errors import DecodeError

MAX_BODY = 100 * 1024 * 1024
"""Bytes of a decoded body at most."""

ACCEPT_ENCODING = "gzip, deflate"

_PIECE = 1024 * 1024


class Decoder:
    """Takes the raw chunks of a body, gives decoded pieces of a megabyte at most.

    Raises DecodeError for an encoding that is unknown, doubled, corrupt or cut short.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._inflater = _inflater(headers.get("content-encoding", ""))

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        """Yields what the next raw chunk holds."""
        if self._inflater is None:
            yield chunk
        else:
            yield from self._inflater.pieces(chunk)

    def finish(self) -> None:
        """Nothing may be missing at the end."""
        if self._inflater is not None and not self._inflater.at_end:
            raise DecodeError("the compressed body ends early")


class BodyCollector:
    """Takes the raw chunks of a body, gives the decoded whole.

    Raises DecodeError for a body over the limit, before much more is in memory.
    """

    def __init__(self, headers: Mapping[str, str], limit: int = MAX_BODY) -> None:
        self._limit = limit
        self._size = 0
        self._chunks: list[bytes] = []
        self._decoder = Decoder(headers)

    def feed(self, chunk: bytes) -> None:
        """Takes the next raw chunk."""
        for piece in self._decoder.decode(chunk):
            self._size += len(piece)
            if self._size > self._limit:
                raise DecodeError(f"the body is over the limit of {self._limit} bytes")
            self._chunks.append(piece)

    def finish(self) -> bytes:
        """Returns the body; nothing of it may be missing."""
        self._decoder.finish()
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

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yields what a raw chunk holds; a full piece may have more behind it."""
        piece = b""
        while data or len(piece) == _PIECE:
            if self._inflate.eof and data:
                self._inflate = zlib.decompressobj(self._window)
            piece = self._decompress(data)
            yield piece
            data = self._inflate.unconsumed_tail or self._inflate.unused_data

    def _decompress(self, data: bytes) -> bytes:
        first, self._started = not self._started, True
        try:
            return self._inflate.decompress(data, _PIECE)
        except zlib.error:
            if not first or self._window != zlib.MAX_WBITS:
                raise DecodeError("the compressed body is corrupt") from None
        self._window = -zlib.MAX_WBITS
        self._inflate = zlib.decompressobj(self._window)
        return self._decompress(data)


def _inflater(content_encoding: str) -> _Inflater | None:
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
