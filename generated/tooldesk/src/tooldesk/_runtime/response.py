"""A call's result together with the answer it came in."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx2

from .media import essence

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back from one attempt, decoded and within the limits."""

    status: int
    headers: httpx2.Headers
    content: bytes
    request: httpx2.Request

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return essence(self.headers.get("content-type", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Generic[T]):
    """The result of a call, with status, headers, body, request id and attempts."""

    data: T
    status: int
    headers: Mapping[str, str]
    content: bytes
    request_id: str | None
    attempts: int
    request: httpx2.Request

    def header(self, name: str, kind: type[V]) -> V | None:
        """Returns a header in a type, such as int or list[str]; None without it.

        Raises ResponseValidationError where it does not fit.
        """
        from .validation import header_value

        text = self.headers.get(name)
        return None if text is None else header_value(name, text, kind)

    @property
    def http_response(self) -> httpx2.Response:
        """The answer as httpx2 has it, its body decoded."""
        coding = ("content-encoding", "content-length", "transfer-encoding")
        return httpx2.Response(
            self.status,
            headers={k: v for k, v in self.headers.items() if k not in coding},
            content=self.content,
            request=self.request,
        )

    def __repr__(self) -> str:
        return f"<Response {self.status}, request id {self.request_id}>"


@dataclass(slots=True)
class Record:
    """Where `with_response` finds the answer of the call it makes."""

    answer: Answer | None = None
    request_id: str | None = None
    attempts: int = 0

    def response(self, data: Any) -> Response[Any]:
        """Returns the result with its answer."""
        if self.answer is None:
            raise TypeError(
                "with_response needs a method of the client that makes a call"
            )
        return Response(
            data=data,
            status=self.answer.status,
            headers=self.answer.headers,
            content=self.answer.content,
            request_id=self.request_id,
            attempts=self.attempts,
            request=self.answer.request,
        )


record: ContextVar[Record | None] = ContextVar("record", default=None)
