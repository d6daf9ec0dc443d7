"""Signatures, against the vendor's own and against a server that checks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest


def test_all_vectors_of_the_vendor(shop: Any, signing_vectors: Path) -> None:
    from shop._runtime.signing import authorization

    vectors = json.loads(signing_vectors.read_text(encoding="utf-8"))
    assert len(vectors) >= 23
    for vector in vectors:
        url = urlsplit(vector["url"])
        host = url.netloc
        assert (
            authorization(
                vector["algorithm"],
                method=vector["method"],
                raw_path=url.path + (f"?{url.query}" if url.query else ""),
                headers={**vector["headers"], "host": host},
                body=vector["body"].encode(),
                date=vector["date"],
                region=vector["region"],
                service=vector["service"],
                access_key=vector["access_key"],
                secret_key=vector["secret_key"],
            )
            == vector["authorization"]
        ), vector["name"]
