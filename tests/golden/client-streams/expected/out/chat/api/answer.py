from __future__ import annotations

from typing import Literal

from .. import models as m
from .._runtime.api import CallOptions, Content, Operation, SyncClient, Unpack, twin
from .._runtime.async_client import AsyncBaseClient
from .._runtime.operation import Body
from .._runtime.stream import AsyncStream, ServerSentEvent, Stream

OPERATION: Operation[m.Answer] = Operation(
    route="POST /answers",
    bodies=(
        Body("application/json", fields=True, required=True),
        Body("application/x-www-form-urlencoded", fields=True, required=True),
    ),
    responses={
        "200": (
            Content(lambda: m.Answer),
            Content(lambda: m.Answer, "text/event-stream"),
        )
    },
    errors=("4XX", "default"),
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
        content_type: What the body is sent as; the first that suits it if not given.

    Raises:
        APIStatusError: 4XX Refused
        APIStatusError: Failed
    """
    body = {"text": text, "stream": stream}
    return client.call(OPERATION, {}, body, content_type=content_type, options=options)


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
    body = {"text": text, "stream": stream}
    return Stream(
        OPERATION,
        client.open_answer(
            OPERATION,
            {},
            body,
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
    body = {"text": text, "stream": stream}
    return AsyncStream(
        OPERATION,
        client.open_answer(
            OPERATION,
            {},
            body,
            content_type=content_type,
            accept="text/event-stream",
            options=options,
        ),
        "text/event-stream",
    )
