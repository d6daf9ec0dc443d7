"""A thousand calls at once over real sockets, through one client's own connections."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

CALLS = 1000
MOST_CONNECTIONS = 100


def test_a_thousand_tasks_share_the_connections_of_one_client(shop: Any) -> None:
    connections: list[asyncio.StreamWriter] = []
    nonces: list[bytes] = []

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connections.append(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                nonces.extend(re.findall(rb"(?im)^x-shop-nonce: (\S+)", head))
                await asyncio.sleep(0.001)
                target = head.split(b" ", 2)[1].decode()
                body = json.dumps({"requestId": target}).encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
                )
        except asyncio.IncompleteReadError:
            writer.close()

    async def run() -> list[str]:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=256)
        port = server.sockets[0].getsockname()[1]
        credentials = shop.Credentials("AKIDEXAMPLE", "secretsecret")
        client = shop.AsyncClient(
            credentials, region_id="r", base_url=f"http://127.0.0.1:{port}"
        )
        async with server:
            async with client:
                calls = (client.get_item(item_id=f"i-{n}") for n in range(CALLS))
                items = await asyncio.gather(*calls)
            await asyncio.gather(*(writer.wait_closed() for writer in connections))
        return [item.request_id for item in items]

    found = asyncio.run(run())
    assert [name.rpartition("/")[2] for name in found] == [
        f"i-{n}" for n in range(CALLS)
    ]
    assert len(set(nonces)) == CALLS
    assert len(connections) <= MOST_CONNECTIONS
