"""The client has its names, and a call gets what the documentation shows."""

import asyncio

import jdcloud_mps
from jdcloud_mps import AsyncClient, Client, Credentials
from jdcloud_mps.testing import StandIn


def test_every_public_name_loads() -> None:
    for name in dir(jdcloud_mps):
        assert getattr(jdcloud_mps, name) is not None


def test_a_call() -> None:
    stand_in = StandIn()
    with Client(
        Credentials("key", "secret"),
        region_id="cn-north-1",
        http_client=stand_in.client(),
    ) as client:
        client.list_thumbnail_task()
    assert len(stand_in.calls) == 1


def test_an_awaited_call() -> None:
    async def call() -> None:
        async with AsyncClient(
            Credentials("key", "secret"),
            region_id="cn-north-1",
            http_client=stand_in.async_client(),
        ) as client:
            await client.list_thumbnail_task()

    stand_in = StandIn()
    asyncio.run(call())
    assert len(stand_in.calls) == 1
