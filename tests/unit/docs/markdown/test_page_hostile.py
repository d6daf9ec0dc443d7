"""Whatever a page holds: no exception, no hang, no line lost, every place within the page."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docmill.docs.markdown.page import Block, ListBlock, Page, Table
from unit.docs.markdown.described import describe, places, read

LARGE = 60_000
SECONDS = 8.0
"""Far more than any of these takes on a slow machine, far less than one that is quadratic."""

UNITS = (
    *("<", "<a ", '<a x="', "<a x='", "<Ab x={", "{", "<table>", "<table>\n", "<p>"),
    *(
        "<table><tr><td>",
        "<td>&nbsp;",
        "<pre>\n",
        "<p></p>",
        "<div>",
        "<div>\n",
        "</div>",
    ),
    *("<Ab>", "<Ab>\n", "<Ab></Ab>", "<!--", "<!--\n", "<!-- a -->", "x <!-- a -->\n"),
    *(
        "<ul><li>",
        "<ul>\n<li>\n",
        "<dl><dt>",
        "<b>",
        "<code>",
        "<a href=x>",
        "<a id=x></a>",
    ),
    *("<br>", "<h1>", "<summary>", "&nbsp;", "|", "|a|b|\n", "|a|b|\n|-|-|\n|c\nx\n"),
    *("|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n|c\nx\n\n", "|a|b|\n|-|-|\n|c|\n\nx\n"),
    *("|a|b|c|\n|-|-|-|\n|a|\n\nx\n", "|--", "| a ", "\\", "\\|", "`", "[", "[a]: b\n"),
    *("[a\n", '[a]: "\n', "[^a]: b\n", "```a\n\n## x\n", "- ```\nx\n", "- ```\n"),
    *("~~~x\n```y\n\n## a\n", "> ", "> > > > > x\n", ">", "- ", "- a\n", "1. "),
    *("- a\n\n        - b\n", "- a\n       - b\n", "a\n: b\n", "a\n: ", ": a\n", "{{<"),
    *("{{< a\n", "{{< a >}}\n", "{{< a >}}", "{% comment %}\n", "{/*\n", '=== "a"\n'),
    *(
        ":::",
        "::: a\n",
        "!!! a\n    ",
        "# a\n",
        "## a {#",
        "## a {#b}\n",
        "# a\n# a-1\n",
    ),
    *("import {\n", "export x\n", "a\n---\n", "a\n===\n", "---\na: b\n", "[TOC]\n\n"),
    *(
        "\t",
        "\n",
        " ",
        "x",
        "中",
        "\0",
        "\r",
        "\ufeff",
        "\u3000",
        "**",
        "x " * 9 + "\n",
    ),
)


def check(text: str, path: str = "page.md") -> Page:
    """Read a page; every place must be within it, and rows as wide as their header."""
    page, _ = read(text, path)
    lines = page.source.lines
    for span in places(page.blocks):
        assert 1 <= span.line <= max(len(lines), 1) + 1
        end = len(page.source.line(span.line)) + 1
        assert 1 <= span.column <= span.end_column <= end
    for table in tables(page.blocks):
        assert {len(row.cells) for row in table.rows} <= {len(table.header)}
    describe(page)
    return page


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """The tables in some blocks."""
    found = [block for block in blocks if isinstance(block, Table)]
    for block in blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            found += tables(item.blocks)
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_the_same_again_and_again(unit: str) -> None:
    text = unit * (LARGE // len(unit))
    start = process_time()
    check(text)
    assert process_time() - start < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "<p>" * 9000 + "<div>" + "</p>" * 9000,
        "<Ab>" * 7000 + "</Ab>" * 7000,
        "<Ab>\n" * 6000 + "</Ab>\n" * 6000,
        "<Ab>\n" * 4000 + "</div>\n```\nx\n```\n" * 2000 + "</Ab>\n" * 4000,
        "".join(" " * min(4 * n, 300) + "<Ab>\n" for n in range(400)),
        "".join(" " * min(4 * n, 300) + "!!! a\n" for n in range(400)),
        "".join(" " * min(4 * n, 300) + "- a\n" for n in range(400)),
        "".join(" " * (6 + n % 5) + "- b\n" for n in range(2500)),
        "- " * 40 + "x\n" + "y\n" * 9000,
        "> " * 40 + "x\n" + "y\n" * 4000,
        "|" * 300 + "\n" + "|-" * 300 + "|\n" + "|a\n" * 300,
        "<table>" + "<tr><td rowspan=999 colspan=999>" * 60,
        "x" * 1_000_000,
        "|a|b|\n|-|-|\n|" + "x" * 1_000_000 + "|c|",
        "# " + "a" * 1_000_000,
    ],
    ids=range(15),
)
def test_large_and_deep(text: str) -> None:
    start = process_time()
    check(text)
    assert process_time() - start < SECONDS


PARTS = st.sampled_from([*UNITS, "\n\n", "    ", "</table>", "</td>", "</Ab>", "|\n"])


@given(
    st.lists(PARTS, max_size=40).map("".join), st.sampled_from(["page.md", "page.mdx"])
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_parts_of_pages_in_any_order(text: str, path: str) -> None:
    check(text, path)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


WORDS = re.compile(r"[a-z]+\d+")


@given(
    st.lists(
        st.sampled_from(
            [
                *("# {}\n", "{}\n", "{}\n\n", "- {}\n", "  - {}\n", "        - {}\n"),
                *("> {}\n", "| {} | {} |\n", "|---|---|\n", "|{}\n", "```\n{}\n```\n"),
                *("    {}\n", "{}\n: {}\n", "<p>{}</p>\n", "<div>\n{}\n</div>\n"),
                *(
                    "<table><tr><td>{}</table>\n",
                    "<pre>{}</pre>\n",
                    "!!! note\n    {}\n",
                ),
                *(
                    ":::note\n{}\n:::\n",
                    "<Note>\n{}\n</Note>\n",
                    "<Ab x='{}'>{}</Ab>\n",
                ),
                *(
                    "1. {}\n",
                    "{{{{< x {} >}}}}\n",
                    "<ul><li>{}</li></ul>\n",
                    "\n",
                    " |\n",
                ),
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    for number in range(text.count("{}")):
        text = text.replace("{}", f"w{number}", 1)
    text = text.replace("{{{{", "{{").replace("}}}}", "}}")
    found = WORDS.findall(describe(check(text)))
    assert sorted(set(WORDS.findall(text)) - set(found)) == []


def test_breaks_in_preformatted_text_add_no_lines_to_the_file() -> None:
    check("<pre>\n<br><br><br><")
