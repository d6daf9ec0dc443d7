"""An answer whose head has arrived and whose body is read while it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import NoReturn

import httpx2

from .base import FAILURES
from .content import Decoder
from .media import essence
from .options import Validation


class OpenAnswer:
    """A success; `chunks` or `async_chunks` yield its body, decoded, once."""

    def __init__(
        self,
        response: httpx2.Response,
        *,
        validation: Validation,
        check_deadline: Callable[[], None],
        broken: Callable[[Exception], NoReturn],
    ) -> None:
        self.response = response
        self.validation: Validation = validation
        self._check_deadline = check_deadline
        self._broken = broken

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return essence(self.response.headers.get("content-type", ""))

    @property
    def size(self) -> int | None:
        """How many bytes will come, where that is known."""
        length = self.response.headers.get("content-length", "")
        coded = "content-encoding" in self.response.headers
        return int(length) if length.isdecimal() and not coded else None

    def chunks(self) -> Iterator[bytes]:
        """Yields the body. Raises an APIError where it breaks off."""
        if self.response.is_stream_consumed:
            yield self.response.content
            return
        try:
            decoder = Decoder(self.response.headers)
            for chunk in self.response.iter_raw():
                yield from decoder.decode(chunk)
                self._check_deadline()
            decoder.finish()
        except FAILURES as error:
            self._broken(error)

    async def async_chunks(self) -> AsyncIterator[bytes]:
        """Yields the body. Raises an APIError where it breaks off."""
        if self.response.is_stream_consumed:
            yield self.response.content
            return
        try:
            decoder = Decoder(self.response.headers)
            async for chunk in self.response.aiter_raw():
                for piece in decoder.decode(chunk):
                    yield piece
                self._check_deadline()
            decoder.finish()
        except FAILURES as error:
            self._broken(error)
