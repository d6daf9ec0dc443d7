"""HTML in pages: tables, code, headings, lists and text become what Markdown has."""

from __future__ import annotations

import pytest

from docmill.config.model import Limits
from docmill.docs.markdown.page import CodeBlock, Table
from unit.docs.markdown.described import described, read


def table(text: str) -> Table:
    page, _ = read(text)
    (found,) = (block for block in page.blocks if isinstance(block, Table))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><th>Name</th><th>Notes</th></tr><tr><td>size</td><td>cm</td></tr></table>",
        "<table>\n<thead>\n<tr><th>Name<th>Notes\n</thead>\n<tbody><tr><td>size<td>cm</table>",
        "<table>\n\n  <tr>\n\n  <th> Name </th>\n\n<th>Notes</th>\n  </tr>\n\n"
        "    <tr>\n    <td>size</td>\n    <td>cm</td></tr>\n</table>",
        "<TABLE class=wide><TR><TH>Name</TH><TH>Notes</TH></TR>\n<TR><TD>size</TD><TD>cm</TD></TR></TABLE>",
        "<table><tr><td><b>Name</b></td><td><strong>Notes</strong></td></tr>"
        "<tr><td>size</td><td>cm</td></tr></table>",
        "<div>\n<table><tr><th>Name</th><th>Notes</th></tr>\n<tr><td>size</td><td>cm</td></tr></table>\n</div>",
        "<div><table><tr><th>Name</th><th>Notes</th></tr><tr><td>size</td><td>cm</td></tr></table></div>",
        "- <table><tr><th>Name</th><th>Notes</th></tr><tr><td>size</td><td>cm</td></tr></table>",
        "Sizes:\n<table><tr><th>Name</th><th>Notes</th></tr><tr><td>size</td><td>cm</td></tr></table>",
        "<table><tr><th>Name<th>Notes<tr><td>size<td>cm\n\nAn end is missing.",
    ],
)
def test_ways_to_write_a_table(text: str) -> None:
    found = described(text).replace("**Name** | **Notes**", "Name | Notes")
    assert "html table Name | Notes\n" in found
    assert [line.strip() for line in found.split("\n") if "cm" in line] == ["size | cm"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("see <a href=pets.md>pets</a>", "see [pets](pets.md)"),
        ('see <a class="x" href="a b.md">pets</a>', "see [pets](<a b.md>)"),
        ("<a id='size'></a>size", "<a id='size'></a>size"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<code>a &lt; b</code>", "`a < b`"),
        ("a &lt; b", "a &lt; b"),
        (
            "<p>One of:</p><ul><li>small</li><li>tall</li></ul>",
            "One of:\n- small\n- tall",
        ),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<b>Not</b> <em>now</em>", "**Not** *now*"),
        ("<b> </b>x<code></code>", "x"),
        ("<b>never closed", "**never closed**"),
        ("<span style='color: red'>red</span>", "red"),
        ("  wide   and\n   high ", "wide and high"),
        ("\n\n**big**\n\n- a\n- b\n\n", "**big**\n\n- a\n- b"),
        ("<script>alert(1)</script>x", "x"),
        ("├─ size", "├─ size"),
        ("<table><tr><td>a<td>b</table>", "a b"),
    ],
)
def test_text_of_a_cell(cell: str, value: str) -> None:
    found = table(f"<table><tr><th>Name</th></tr><tr><td>{cell}</td></tr></table>")
    assert found.rows[0].cells[0].value == value


@pytest.mark.parametrize(
    ("cell", "indent"),
    [
        ('<td><span style="padding-left: 40px">size</span></td>', 2),
        ('<td style="padding-left:20px">size</td>', 1),
        ("<td style={{paddingLeft: '60px'}}>size</td>", 3),
        ("<td>&nbsp;&nbsp;size</td>", 2),
        ('<td>size <span style="padding-left: 40px">x</span></td>', 0),
    ],
)
def test_indent(cell: str, indent: int) -> None:
    found = table(f"<table><tr><th>Name</th></tr><tr>{cell}</tr></table>")
    assert found.rows[0].cells[0].indent == indent
    assert found.rows[0].cells[0].value.startswith("size")


def test_cells_that_span_rows_and_columns() -> None:
    text = (
        "<table><tr><th>Place<th>Name<th>Type</tr>"
        "<tr><td rowspan=2>query<td>page<td>int</tr><tr><td>size<td>int</tr>"
        "<tr><td colspan='2'>none<td>any</tr></table>"
    )
    assert described(text) == (
        "html table Place | Name | Type\n"
        "  query | page | int\n  query | size | int\n  none | none | any"
    )


def test_no_header() -> None:
    text = "<table><tr><td>size</td><td>cm</td></tr></table>"
    assert described(text) == "html table  | \n  size | cm"


def test_two_rows_of_headings() -> None:
    text = (
        "<table><thead><tr><th colspan=2>Pets<tr><th>Name<th>Type</thead>"
        "<tr><td>size<td>int</table>"
    )
    assert described(text) == "html table Name | Type\n  size | int"


def test_short_rows_are_reported() -> None:
    text = "<table><tr><th>Name<th>Type<tr><td>size</table>"
    assert read(text)[1] == ["page.md:1:28 table-cells-missing"]


def test_spans_cost_no_more_than_the_limit() -> None:
    text = (
        "<table>" + "<tr><td colspan=1000 rowspan=1000>x</td></tr>" * 400 + "</table>"
    )
    page, findings = read(text, limits=Limits(nodes=5000))
    (found,) = page.blocks
    assert isinstance(found, Table)
    assert len(found.rows) * len(found.header) <= 5000
    assert "page.md:1:1 table-too-large" in findings


def test_place_of_a_cell() -> None:
    text = "<table>\n<tr><th>Name</th></tr>\n<tr><td><p>big <b>pet</b></p></td></tr></table>"
    cell = table(text).rows[0].cells[0]
    assert cell.value == "big **pet**"
    assert [(str(span), span.text) for _, span in cell.text.pieces] == [
        ("page.md:3:12", "big "),
        ("page.md:3:19", "pet"),
    ]
    assert cell.text.part(6, 9).text == "pet"


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("<pre>GET /pets</pre>", "", "GET /pets"),
        (
            '<pre><code class="language-json">{\n  "a": 1\n}\n</code></pre>',
            "json",
            '{\n  "a": 1\n}',
        ),
        ("<pre lang=JSON>\n{}\n</pre>", "json", "{}"),
        ("<pre>\n&lt;a&gt;<b>x</b>&lt;/a&gt;<br>y\n\nz</pre>", "", "<a>x</a>\ny\n\nz"),
        ("<div class='highlight'><pre>x\n</pre></div>", "", "x"),
        ("<pre>never closed\n\nText.", "", "never closed"),
    ],
)
def test_preformatted(text: str, language: str, code: str) -> None:
    block = read(text)[0].blocks[0]
    assert isinstance(block, CodeBlock)
    assert (block.language, block.text) == (language, code)


def test_places_of_preformatted_lines() -> None:
    block = read("Intro.\n\n<pre><code>\n  one\n  two\n</code></pre>")[0].blocks[1]
    assert isinstance(block, CodeBlock)
    assert [str(block.line(n)) for n in (0, 1)] == ["page.md:4:1", "page.md:5:1"]
    assert block.line(1).text == "  two"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<h2 id="pets">Our <em>pets</em></h2>', "h2 Our *pets* [pets, our-pets]"),
        ("<h3><a name='add'></a>Add</h3>\nText.", "h3 Add [add]\np Text."),
        ("<H1>\n  Pets\n</H1>", "h1 Pets [pets]"),
        (" <h1 class='x'> Pets </h1> \nText.", "h1 Pets [pets]\np Text."),
        ("<h2>Never closed\nText.", "h2 Never closed [never-closed]\np Text."),
        ("<p>One <b>two</b>\n\nthree</p>", "p One **two** /  / three"),
        ("<p>One\n<p>Two", "p One\np Two"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "list\n  - a\n    list\n      - b\n  - c",
        ),
        ("<ol>\n<li>a</li>\n\n<li>b</li>\n</ol>", "numbers\n  - a\n  - b"),
        ("<dl><dt>size</dt><dd>In cm.</dd></dl>", "list\n  - size : In cm."),
        ("<!-- gone\n\nall gone --> kept", "p kept"),
        ("- \x0c<!-- gone -->\n\nText", "list\n  - \np Text"),
        ("# <!-- gone -->\n\nText", "h1  []\np Text"),
        ("Text <!-- gone --> stays.", "p Text  stays."),
        ("one <!-- a --> two <!-- b\n c --> three <!-- d -->", "p one  two / three"),
        ("Write `<!-- more -->` here.", "p Write `<!-- more -->` here."),
        ("<!-- never closed\n\nText.", "p <!-- never closed\np Text."),
        (
            "<!-- docmill: skip this -->\nText.",
            "component docmill() skip this\np Text.",
        ),
        ("<style>\n# a {}\n\nb {}\n</style>\nText.", "p Text."),
        ("<br>\n<hr/>\nText.", "p Text."),
        ("<b>Bold</b> stays as it is.", "p <b>Bold</b> stays as it is."),
        ("<id> is the id.", "p <id> is the id."),
        ("a < b\n<3 c", "p a < b / <3 c"),
    ],
)
def test_other_html(text: str, expected: str) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    "tag", ["div", "section", "aside", "article", "center", "details"]
)
def test_containers_dissolve(tag: str) -> None:
    text = f"<{tag} class='x'>\n## Pets\nText.\n\n- a\n</{tag}>\n\nAfter."
    expected = "h2 Pets [pets]\np Text.\nlist\n  - a\np After."
    assert described(text) == expected


def test_content_of_containers_may_be_indented() -> None:
    text = "<div>\n    <section>\n        Text.\n\n        | A | B |\n        |---|---|\n    </section>\n</div>\n"
    assert described(text) == "p Text.\ntable A | B"


def test_containers_on_one_line() -> None:
    assert (
        described("<div align=center>Pets</div>\n\n<div><p>Cats</p></div>")
        == "p Pets\np Cats"
    )
