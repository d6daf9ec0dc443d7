"""The committed client of the thumbnail service: create, poll, list to the end."""

from __future__ import annotations

import asyncio
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from behaviour.server import Exchange, FaultServer
from behaviour.verifier import problems

SOURCE = Path(__file__).parents[2] / "generated" / "jdcloud-mps" / "src"


@pytest.fixture(scope="module")
def mps() -> Any:
    """The package `jdcloud_mps`."""
    sys.path.insert(0, str(SOURCE))
    try:
        return importlib.import_module("jdcloud_mps")
    finally:
        sys.path.remove(str(SOURCE))


def task(status: str) -> dict[str, Any]:
    return {
        "requestId": "r",
        "result": {"thumbnailTask": {"taskID": "t", "status": status}},
    }


def page(names: list[str], marker: str) -> dict[str, Any]:
    tasks = [{"taskID": name, "status": "SUCCESS"} for name in names]
    return {"result": {"thumbnailQuery": {"taskList": tasks, "nextMarker": marker}}}


def prepared(mps: Any) -> Any:
    from jdcloud_mps.testing import StandIn

    assert mps is not None
    stand_in = StandIn()
    stand_in.reply(
        "createThumbnailTask", {"result": {"thumbnailTaskID": {"taskID": "t"}}}
    )
    stand_in.reply(
        "getThumbnailTask", task("PENDDING"), task("RUNNING"), task("SUCCESS")
    )
    stand_in.reply("listThumbnailTask", page(["a", "b"], "m"), page(["c"], ""))
    return stand_in


def asked(stand_in: Any) -> list[str]:
    return [
        f"{call.operation} {call.path_params['regionId']}" for call in stand_in.calls
    ]


EXPECTED = [
    "createThumbnailTask cn-north-1",
    *["getThumbnailTask cn-north-1"] * 3,
    *["listThumbnailTask cn-north-1"] * 2,
]
SOURCE_FILE = {"bucket": "in", "key": "a.mp4"}


def test_from_creation_to_the_list(mps: Any) -> None:
    stand_in = prepared(mps)
    keys = mps.Credentials("AKIDEXAMPLE", "secret")
    with mps.Client(
        keys, region_id="cn-north-1", http_client=stand_in.client()
    ) as client:
        made = client.create_thumbnail_task(
            source=SOURCE_FILE, target=mps.ThumbnailTaskTarget(dest_bucket="out")
        )
        name = made.result.thumbnail_task_id.task_id
        while (
            found := client.get_thumbnail_task(task_id=name)
        ).result.thumbnail_task.status in (
            "PENDDING",
            "RUNNING",
        ):
            pass
        assert found.result.thumbnail_task.status == "SUCCESS"
        names = [
            item.task_id for item in client.iter_list_thumbnail_task(status="SUCCESS")
        ]
    assert names == ["a", "b", "c"]
    assert asked(stand_in) == EXPECTED
    assert stand_in.calls[0].json == {
        "source": SOURCE_FILE,
        "target": {"destBucket": "out"},
    }
    assert stand_in.calls[-1].query["marker"] == "m"


def test_from_creation_to_the_list_async(mps: Any) -> None:
    stand_in = prepared(mps)

    async def run() -> None:
        keys = mps.Credentials("AKIDEXAMPLE", "secret")
        http = stand_in.async_client()
        async with mps.AsyncClient(
            keys, region_id="cn-north-1", http_client=http
        ) as client:
            await client.create_thumbnail_task(
                source=SOURCE_FILE, target=mps.ThumbnailTaskTarget(dest_bucket="out")
            )
            for status in ("PENDDING", "RUNNING", "SUCCESS"):
                found = await client.get_thumbnail_task(task_id="t")
                assert found.result.thumbnail_task.status == status
            names = [item.task_id async for item in client.iter_list_thumbnail_task()]
        assert names == ["a", "b", "c"]
        await http.aclose()

    asyncio.run(run())
    assert asked(stand_in) == EXPECTED


def test_its_signatures_verify(mps: Any, server: FaultServer) -> None:
    found: list[str] = []

    def play(exchange: Exchange) -> None:
        found.extend(problems(exchange.request, "secret", "cn-north-1", "mps"))
        exchange.answer(b"{}")

    server.play = play
    keys = mps.Credentials("AKIDEXAMPLE", "secret", "token")
    with mps.Client(
        keys, region_id="cn-north-1", base_url=f"{server.url}/v1"
    ) as client:
        client.get_thumbnail_task(task_id="a b/中")
        client.create_thumbnail_task(
            source={"bucket": "in", "key": "中.mp4"}, target={"destBucket": "out"}
        )
    assert found == []
    assert (
        server.requests[0].target
        == "/v1/regions/cn-north-1/thumbnail/a%20b%2F%E4%B8%AD"
    )
    assert server.requests[0].headers["x-jdcloud-algorithm"] == "JDCLOUD3-HMAC-SHA256"
