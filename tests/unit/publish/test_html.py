"""Pages: what a policy allows is in them, byte for byte, and links only lead to pages."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

import pytest

from browser.sample import REFERENCE
from docmill.files.templates import template_folders
from docmill.publish.render.html import Surroundings, linkable, page

HASH = re.compile(r"(style|script)-src &#39;sha256-([\w+/=]+)&#39;")


def test_the_policy_has_the_hashes_of_the_style_and_the_script() -> None:
    text = page(REFERENCE, Surroundings(), template_folders(None))
    found = dict(HASH.findall(text))
    assert set(found) == {"style", "script"}
    for name, expected in found.items():
        inner = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(inner) == 1
        digest = hashlib.sha256(inner[0].encode("utf-8")).digest()
        assert b64encode(digest).decode("ascii") == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a?b=c:d",
        "HTTP://example.com",
        "mailto:a@example.com",
        "#operation",
        "../index.html#a:b",
        "operations/读.md",
    ],
)
def test_a_link_to_a_page_stays(url: str) -> None:
    assert linkable(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        "data:text/html,a",
        "vbscript:a",
        "file:///etc/passwd",
        "https:alert",
    ],
)
def test_any_other_link_leads_nowhere(url: str) -> None:
    assert linkable(url) == "#"
