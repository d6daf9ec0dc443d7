"""What a media type is made of: docmill and every client that it makes agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docmill.openapi.media_types import is_json, kind

RUNTIME = Path(__file__).parents[3] / "templates/package/_runtime/media.py.jinja"

KINDS = {
    "application/json": "json",
    "application/json; charset=utf-8": "json",
    "Application/JSON": "json",
    "text/json": "json",
    "application/problem+json": "json",
    "application/vnd.shelf.v2+json; v=1": "json",
    "application/json-patch+json": "json",
    "application/vnd.x.jsonish": "binary",
    "application/jsonp": "binary",
    "application/json-seq": "records",
    "application/geo+json-seq": "records",
    "application/x-ndjson": "records",
    "application/ndjson": "records",
    "application/jsonl": "records",
    "application/x-jsonlines": "records",
    "application/stream+json": "records",
    "application/x-json-stream": "records",
    "text/event-stream": "events",
    "text/plain": "text",
    "text/csv; header=present": "text",
    "application/xml": "text",
    "application/atom+xml": "text",
    "application/yaml": "text",
    "application/x-yaml": "text",
    "application/octet-stream": "binary",
    "image/png": "binary",
}


def runtime() -> dict[str, Any]:
    module: dict[str, Any] = {}
    exec(RUNTIME.read_text("utf-8"), module)
    return module


@pytest.mark.parametrize("media_type", KINDS)
def test_a_client_sees_what_its_generator_saw(media_type: str) -> None:
    expected, module = KINDS[media_type], runtime()
    assert kind(media_type) == expected
    assert is_json(media_type) == module["is_json"](media_type) == (expected == "json")
    is_stream = expected in ("records", "events")
    assert module["is_stream"](media_type) == is_stream
    is_text = module["is_text"](media_type) and not module["is_json"](media_type)
    assert (is_text and not is_stream) == (expected == "text")


@pytest.mark.parametrize("media_type", ["*/*", "application/*", "Application/*; q=1"])
def test_a_wildcard_that_covers_json_is_json_for_the_generator(media_type: str) -> None:
    assert is_json(media_type)
    assert runtime()["covers"](media_type, "application/json")


@pytest.mark.parametrize("media_type", ["image/*", "text/*", ""])
def test_another_wildcard_is_not(media_type: str) -> None:
    assert not is_json(media_type)
