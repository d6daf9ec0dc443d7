"""Code with colours."""

from __future__ import annotations

import time
from html import unescape
from re import sub

import pytest

from docmill.publish.render.highlight import code, highlight


@pytest.mark.parametrize(
    ("language", "text", "html"),
    [
        (
            "json",
            '{"a": 1}',
            '{<span class="nt">&quot;a&quot;</span>: <span class="mi">1</span>}',
        ),
        ("python", "x = None", 'x = <span class="kc">None</span>'),
        ("sh", "echo hi", '<span class="nb">echo</span> hi'),
        ("no-such", "<b>", "&lt;b&gt;"),
    ],
)
def test_colours(language: str, text: str, html: str) -> None:
    assert highlight(text, language) == html


@pytest.mark.parametrize("language", ["python", "json", "bash", "http", "xml", "text"])
@pytest.mark.parametrize(
    "text", ["</span><script>alert(1)</script>", "\n\n a\n", "\"'`$(\\", "\u2028<"]
)
def test_the_text_stays_as_it_is(language: str, text: str) -> None:
    html = highlight(text, language)
    assert unescape(sub(r'<span class="[a-z0-9]+">|</span>', "", html)) == text


@pytest.mark.parametrize("language", ["python", "json", "bash", "http", "xml"])
@pytest.mark.parametrize("piece", ['"', "'", "{", "<", "$(", "\\", "a:", "`", "<<a\n"])
def test_nothing_takes_long(language: str, piece: str) -> None:
    begin = time.process_time()
    highlight(piece * (60_000 // len(piece)), language)
    highlight(piece * (19_000 // len(piece)), language)
    assert time.process_time() - begin < 5


def test_code_keeps_its_text() -> None:
    made = code("curl", "bash", "curl <x>")
    assert (made.label, made.language, made.text) == ("curl", "bash", "curl <x>")
