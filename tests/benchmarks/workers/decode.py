"""Races three ways from the bytes of a list response to typed models.

Usage: decode.py OURS_FOLDER PACKAGE PEER_FOLDER PEER OPERATION PEER_OPERATION MODEL
PAYLOAD
"""

import importlib
import sys
import time
from pathlib import Path

import httpx
import httpx2
from pydantic import TypeAdapter
from timing import race

ours_folder, package, peer_folder, peer, name, peer_name, model, payload = sys.argv[1:]
sys.path[:0] = [ours_folder, peer_folder]
content = Path(payload).read_bytes()
headers = {"content-type": "application/json"}

ours = importlib.import_module(package)
client = ours.Client(
    ours.Credentials("key", "secret"),
    region_id="cn-north-1",
    http_client=httpx2.Client(
        transport=httpx2.MockTransport(
            lambda _: httpx2.Response(200, headers=headers, content=content)
        )
    ),
)

theirs = importlib.import_module(peer)
peer_client = theirs.Client(base_url="https://example.com")
peer_client.set_httpx_client(
    httpx.Client(
        base_url="https://example.com",
        transport=httpx.MockTransport(
            lambda _: httpx.Response(200, headers=headers, content=content)
        ),
    )
)
peer_call = importlib.import_module(f"{peer}.api.{peer_name}").sync
adapter = TypeAdapter(getattr(importlib.import_module(f"{package}.models"), model))
method = getattr(client, name)

race(
    {
        "ours": method,
        "peer": lambda: peer_call("cn-north-1", client=peer_client),
        "adapter": lambda: adapter.validate_json(content),
    },
    rounds=40,
    calls=1,
    clock=time.process_time,
)
