"""POST /answers"""

from __future__ import annotations

from typing import Literal, Unpack

from .. import models as m
from .._runtime.async_client import AsyncBaseClient
from .._runtime.client import SyncClient
from .._runtime.operation import Body, Content, ErrorBody, Operation
from .._runtime.options import CallOptions
from .._runtime.stream import AsyncStream, ServerSentEvent, Stream
from .._runtime.twin import twin

OPERATION: Operation[m.Answer] = Operation(
    id="answer",
    method="POST",
    path="/answers",
    bodies=(
        Body("application/json", fields=True, required=True),
        Body("application/x-www-form-urlencoded", fields=True, required=True),
    ),
    responses={
        "200": (
            Content("application/json", lambda: m.Answer),
            Content("text/event-stream", lambda: m.Answer),
        )
    },
    errors=(ErrorBody(("4XX", "default"), lambda: m.Problem),),
)


def answer(
    client: SyncClient,
    *,
    text: str,
    stream: bool | None = None,
    content_type: (
        Literal["application/json", "application/x-www-form-urlencoded"] | None
    ) = None,
    **options: Unpack[CallOptions],
) -> m.Answer:
    """Answers a question.

    Args:
        content_type: What the body is sent as; the first that suits it if not
            given.

    Raises:
        APIStatusError: 4XX Refused
        APIStatusError: Failed
    """
    return client.call(
        OPERATION,
        {},
        {"text": text, "stream": stream},
        content_type=content_type,
        options=options,
    )


answer_async = twin(answer)


def stream_answer(
    client: SyncClient,
    *,
    text: str,
    stream: bool | None = None,
    content_type: (
        Literal["application/json", "application/x-www-form-urlencoded"] | None
    ) = None,
    **options: Unpack[CallOptions],
) -> Stream[ServerSentEvent[m.Answer]]:
    """Yields the items of `answer` as they arrive, which explains the parameters."""
    return Stream(
        OPERATION,
        client.open_answer(
            OPERATION,
            {},
            {"text": text, "stream": stream},
            content_type=content_type,
            accept="text/event-stream",
            options=options,
        ),
        "text/event-stream",
    )


def stream_answer_async(
    client: AsyncBaseClient,
    *,
    text: str,
    stream: bool | None = None,
    content_type: (
        Literal["application/json", "application/x-www-form-urlencoded"] | None
    ) = None,
    **options: Unpack[CallOptions],
) -> AsyncStream[ServerSentEvent[m.Answer]]:
    """Yields the items of `answer` as they arrive, which explains the parameters."""
    return AsyncStream(
        OPERATION,
        client.open_answer(
            OPERATION,
            {},
            {"text": text, "stream": stream},
            content_type=content_type,
            accept="text/event-stream",
            options=options,
        ),
        "text/event-stream",
    )
