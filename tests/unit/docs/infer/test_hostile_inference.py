"""Hostile text is read in linear time and without an exception."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from docmill.docs.infer.http_message import parse_messages
from docmill.docs.infer.lenient_json import parse_json
from docmill.docs.infer.security import page_schemes
from docmill.docs.infer.servers import base_urls
from docmill.docs.infer.shapes import is_skeleton
from docmill.docs.infer.status import status_in
from unit.docs.infer.build import page, paragraph

TEXTS = [
    "{", "[", '"', "'", '{"a":', '"\\\\', ',\\"', "/*", "#", "<", "${", "...", "a:", "a ", "\n", "\t",
    "curl ", "curl '", 'curl "\\"\n', "curl <<EOF\n", "GET /a\n", "HTTP/1.1 200 OK\n", "A: b\n", "a=b&",
    "A='", "&", "?", "a-", "a@", "a.", "1.", "http://a", "https://", "/a", "[a](", "[", "`", "**", "Name: ",
    "bearer ", "no bearer ", "in: header ", "the key header ", "base url: ", "string, ", "array of ", "200 ",
    "status: ", "x|", "(", "…", "<a ", "base path /a/",
]  # fmt: skip

READERS: list[Callable[[str], object]] = [
    parse_json,
    lambda text: parse_messages(text, ""),
    lambda text: parse_messages(text, "bash"),
    lambda text: page_schemes([page(paragraph(text))]),
    lambda text: base_urls([page(paragraph(text))], ["/a/{b}"]),
    is_skeleton,
    status_in,
]


@pytest.mark.parametrize("text", TEXTS)
def test_linear_time(text: str) -> None:
    for read in READERS:
        started = time.process_time()
        read(text * (20_000 // len(text)))
        assert time.process_time() - started < 1.5
