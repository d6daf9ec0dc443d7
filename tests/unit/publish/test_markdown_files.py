"""llms.txt and the Markdown files: whole, linked, and safe to show."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from docmill.publish.filenames import stems
from docmill.publish.model import Html, Prose
from docmill.publish.render import operation_markdown
from docmill.publish.render.text_to_markdown import (
    code,
    escape,
    fenced,
    inline,
    quoted,
    table,
)
from docmill.publish.site import llms_txt
from docmill.words.load import words
from unit.publish.sample import LIST, REFERENCE

HTML = MarkdownIt("commonmark", {"html": True}).enable("table")
FILES = operation_markdown.files(REFERENCE, words("en"))


def shown(markdown: str) -> str:
    return HTML.render(markdown)


def test_there_is_a_file_for_each_operation_and_schema() -> None:
    assert sorted(FILES) == [
        "operations/createDisk.md",
        "operations/listDisks.md",
        "schemas/Disk.md",
    ]


def test_an_operation_says_all_that_the_page_says() -> None:
    text = FILES["operations/listDisks.md"]
    for part in (
        "# List the disks",
        "`GET /disks` · `listDisks`",
        "Authentication: token",
        "| `size` | query | `integer` | no | How many. · Default: `10` · "
        "Allowed values: `10`, `20` |",
        "### 200 OK",
        "| `X-Total` | `integer` | no | — |",
        "`application/json`: array of [Disk](../schemas/Disk.md)",
        "```python\nclient.list_disks()\n```",
        "Source: docs/list.md:1",
    ):
        assert part in text


def test_members_are_rows_with_their_path() -> None:
    text = FILES["schemas/Disk.md"]
    assert "| `name` | `string` | yes | The name \\| of the disk. Short." in text
    assert "| `tags.key` | `string` | no | — |" in text
    assert "- [List the disks](../operations/listDisks.md)" in text


def test_what_a_description_leaves_open_ends_with_it() -> None:
    html = shown(FILES["operations/listDisks.md"])
    assert "<h2>Parameters</h2>" in html


def test_the_interface_is_in_the_language_of_the_reference() -> None:
    chinese = operation_markdown.files(REFERENCE, words("zh"))
    assert "## 参数" in chinese["operations/listDisks.md"]


def test_links_of_llms_txt_lead_to_files() -> None:
    text = llms_txt.service(REFERENCE, words("en"))
    targets = set(re.findall(r"\]\(([^)]+)\)", text))
    assert targets == {*FILES, "openapi.yaml", "openapi.json"}
    assert text.startswith("# Disks\n\n> Keeps disks.\n\n")


def test_llms_txt_of_a_site_leads_to_those_of_its_services() -> None:
    assert "- [Disks](disks/llms.txt): Keeps disks." in llms_txt.site(
        [(REFERENCE, "disks/llms.txt")], words("en")
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["getDisk", "getdisk", "GETDISK"], ["getDisk", "getdisk-2", "GETDISK-3"]),
        (["a/b", "a b", "../../etc/passwd"], ["a-b", "a-b-2", "etc-passwd"]),
        (
            ["", ".", "_custom", "\ud800"],
            ["unnamed", "unnamed-2", "custom", "unnamed-3"],
        ),
        (["con", "创建磁盘"], ["con-", "创建磁盘"]),
    ],
)
def test_file_names(names: list[str], expected: list[str]) -> None:
    assert list(stems(names)) == expected


def test_a_long_name_is_cut() -> None:
    assert len(stems(["x" * 5000])[0]) == 80


@pytest.mark.parametrize("text", ["a`b", "``", "`", "", "a | b", "*x* <b>&amp;"])
def test_a_code_span_shows_its_text(text: str) -> None:
    html = shown(f"x {code(text)} y")
    expected = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<p>x <code>{expected or ' '}</code> y</p>\n"


def test_a_cell_may_hold_pipes() -> None:
    html = shown(table(["a"], [[code("x|y")], [escape("x|y")], [""]]))
    assert html.count("x|y") == 2
    assert html.count("<td>") == 3


def test_a_fence_holds_fences() -> None:
    assert shown(fenced("```\nx\n````", "py thon")).startswith(
        '<pre><code class="language-python">```\nx\n````'
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "![x](https://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "[x]( <JaVaScRiPt:alert(1)>)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "</td></table><iframe src='//evil.example'>",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,x)",
    "| a | b |\n|---|---|\n",
    "```\n<script>",
    "<!-- ",
    "<https://ok.example><svg/onload=alert(1)>",
)
DANGER = re.compile(
    r"<(script|img|iframe|svg|!--)|(href|src)=\"(?!https?:|mailto:|#|\.\./|\w+/|openapi)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    reference = poisoned(REFERENCE, text)
    files = operation_markdown.files(reference, words("en"))
    for markdown in (*files.values(), llms_txt.service(reference, words("en"))):
        assert not DANGER.search(shown(markdown)), markdown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_of_a_document_does_nothing(text: str) -> None:
    assert not DANGER.search(shown(quoted(text)))
    assert not DANGER.search(shown(table(["a"], [[inline(text)]])))


def test_harmless_links_are_kept() -> None:
    text = "see [this](https://example.com/a) and `x[0]`"
    assert quoted(text) == f"> {text}"


def poisoned(value: Any, text: str) -> Any:
    """The value with `text` in each of its own texts, anchors excepted."""
    if isinstance(value, Prose):
        return Prose(html=Html(""), markdown=text)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = (
            {"anchor", "language", "badge", "name"}
            if value is REFERENCE
            else {
                "anchor",
                "badge",
            }
        )
        return dataclasses.replace(
            value,
            **{
                field.name: poisoned(getattr(value, field.name), text)
                for field in dataclasses.fields(value)
                if field.name not in kept
            },
        )
    if isinstance(value, tuple):
        return tuple(poisoned(item, text) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item, text) for key, item in value.items()}
    return text if isinstance(value, str) else value


def test_poison_reaches_every_text() -> None:
    assert poisoned(LIST, "x").title == "x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `List<T>` b", "a `List<T>` b"),
        (r"a \` b `c", r"a \` b \`c"),
        (r"\``a` x `b", r"\``a` x \`b"),
        ("``a` b", r"\`\`a\` b"),
    ],
)
def test_an_open_code_span_is_closed_off(text: str, expected: str) -> None:
    assert inline(text) == expected
