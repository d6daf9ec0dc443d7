"""Descriptions as HTML: what is kept, what is made harmless, what takes no time."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest

from docmill.publish.render.markdown_to_html import prose, render

ALLOWED = {
    *("a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("i", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table"),
    *("tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"class", "href", "rel", "start", "tabindex", "title"}
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=//evil.example onclick=alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example/)",
    "[x](<javascript:alert(1)>)",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://evil.example/pixel.png)",
    "![x](x 'onerror=alert(1)')",
    '![" onerror="alert(1)](x)',
    "<javascript:alert(1)>",
    "<style>*{background:url(//evil.example)}</style>",
    "<b style='background:url(//evil.example)' onmouseover=alert(1)>x</b>",
    "<iframe src=//evil.example></iframe>",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<p id=_access><form><input name=x>",
    "```html onload=alert(1)\n<script>\n```",
    "```json\n</code></pre><script>alert(1)</script>\n```",
    "<br onclick=alert(1) style=x>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<!--><script>alert(1)</script>-->",
    "</div></article></main>",
    "|a|\n|-|\n|<script>alert(1)</script>|",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x00<script>alert(1)</script>",
)


class Elements(HTMLParser):
    """The elements of a piece of HTML, and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.given: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.given += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_nothing_but_text(text: str) -> None:
    found = Elements(render(text, 4))
    assert found.names <= ALLOWED
    assert {name for name, _ in found.given} <= ATTRIBUTES
    links = [value for name, value in found.given if name == "href"]
    assert all(link.startswith(("https://", "http://", "#")) for link in links)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & simple", "<p>plain &amp; simple</p>"),
        ("*a* `b` ~~c~~", "<p><em>a</em> <code>b</code> <s>c</s></p>"),
        ("one<br/>two</br>", "<p>one<br>two<br></p>"),
        ("the <TOKEN> of <b>you</b>", "<p>the &lt;TOKEN&gt; of <b>you</b></p>"),
        (
            "[x](#schema-A)",
            '<p><a href="#schema-A" rel="noopener noreferrer">x</a></p>',
        ),
        ("[x](page.md)", '<p><a rel="noopener noreferrer">x</a></p>'),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
        (
            "```json\n{}\n```",
            '<pre tabindex="0"><code>{}\n</code></pre>',
        ),
    ],
)
def test_what_is_kept(text: str, html: str) -> None:
    assert render(text, 4) == html


def test_an_image_becomes_a_link_or_within_one_its_text() -> None:
    assert Elements(render("![alt](https://a.example/b.png)", 4)).given[0] == (
        "href",
        "https://a.example/b.png",
    )
    badge = Elements(render("[![alt](https://a.example/i)](https://b.example/)", 4))
    assert ("href", "https://b.example/") in badge.given
    assert ("href", "https://a.example/i") not in badge.given
    assert badge.text == "alt"


def test_headings_fit_below_the_one_they_stand_under() -> None:
    html = render("# a\n\n### b\n\n##### c\n\n# d", 5)
    assert html.split() == ["<h5>a</h5>", "<h6>b</h6>", "<h6>c</h6>", "<h5>d</h5>"]


def test_a_table_has_no_styles() -> None:
    found = Elements(render("|a|b|\n|:-|-:|\n|1|2|", 4))
    assert {"table", "th", "td"} <= found.names
    assert found.given == [("tabindex", "0")]


@pytest.mark.parametrize("depth", [3, 12, 25, 60, 200])
def test_deep_lists_lose_no_text(depth: int) -> None:
    text = "\n".join(f"{'  ' * level}- x{level}x" for level in range(depth))
    html = render(f"{text}\n\nthe end", 4)
    assert all(f"x{level}x" in html for level in range(depth))
    assert "the end" in html


@pytest.mark.parametrize(
    "piece", ["[", "![", "*a ", "`a``", "[a](", "> ", "- a\n", "<a ", "&", "~~a", "|a"]
)
def test_nothing_takes_long(piece: str) -> None:
    begin = time.process_time()
    html = render(piece * (30_000 // len(piece)), 4)
    assert time.process_time() - begin < 5
    assert html


def test_what_is_too_long_is_shown_as_it_is() -> None:
    html = render("*a* <b> " * 130_000, 4)
    assert html.startswith('<pre tabindex="0">*a* &lt;b&gt;')


def test_no_text_is_no_description() -> None:
    assert prose(" \n", 4) is None
    found = prose(" *a*\n", 4)
    assert found is not None
    assert found.markdown == "*a*"
