"""Groups of operations: attributes of a client that make their calls through it."""

from __future__ import annotations

from .client import AsyncBaseClient, SyncClient


class SyncGroup:
    """Operations that are reached through an attribute of the client."""

    def __init__(self, client: SyncClient) -> None:
        self.call = client.call
        self.paginate = client.paginate


class AsyncGroup:
    """The same for the async client."""

    def __init__(self, client: AsyncBaseClient) -> None:
        self.call = client.call
        self.paginate = client.paginate
