"""The client has its names, and a call gets what the documentation shows."""

import asyncio

import tooldesk
from tooldesk import AsyncClient, Client
from tooldesk.testing import StandIn


def test_every_public_name_loads() -> None:
    for name in dir(tooldesk):
        assert getattr(tooldesk, name) is not None


def test_a_call() -> None:
    stand_in = StandIn()
    with Client(token="secret", http_client=stand_in.client()) as client:
        client.list_tools()
    assert len(stand_in.calls) == 1


def test_an_awaited_call() -> None:
    async def call() -> None:
        async with AsyncClient(
            token="secret", http_client=stand_in.async_client()
        ) as client:
            await client.list_tools()

    stand_in = StandIn()
    asyncio.run(call())
    assert len(stand_in.calls) == 1
