"""Headings, paragraphs, lists, quotations, code and front matter of a page."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.headings import slug
from docmill.docs.markdown.page import CodeBlock, Heading, ListBlock, Paragraph
from unit.docs.markdown.described import described, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Add a pet", "h2 Add a pet [add-a-pet]"),
        ("### Pets ###", "h3 Pets [pets]"),
        ("# C#", "h1 C# [c]"),
        ("##Pets", "h2 Pets [pets]"),
        ("###添加", "h3 添加 [添加]"),
        ("#1 of 5", "p #1 of 5"),
        ("#pets", "p #pets"),
        ("##!", "p ##!"),
        ("####### seven", "p ####### seven"),
        ("Pets\n====\nText", "h1 Pets [pets]\np Text"),
        ("Pets\n---\nText", "h2 Pets [pets]\np Text"),
        ("Pets\nand cats\n---", "h2 Pets / and cats [pets-and-cats]"),
        ("#", "h1  []"),
        ("## Pets {#all}", "h2 Pets [all, pets]"),
        ("## Pets {#all .wide}", "h2 Pets [all, pets]"),
        ("## Pets { .wide }", "h2 Pets [pets]"),
        (r"## Pets \{#all\}", "h2 Pets [all, pets]"),
        ("## GET /pets/{petId}", "h2 GET /pets/{petId} [get-petspetid]"),
        ("## {% gone %} Pets", "h2 {% gone %} Pets [-gone--pets]"),
        ('## <a name="all"></a>Pets', "h2 Pets [all, pets]"),
        ('## Pets <a id="all"></a>', "h2 Pets [all, pets]"),
        ('<a name="all"></a>\n\n## Pets', "h2 Pets [all, pets]"),
        ('<a name="all"></a>\n<a id="b"/>\n## Pets', "h2 Pets [all, b, pets]"),
        ('<a name="all"></a> ## Pets', "h2 Pets [all, pets]"),
        ('<span id="all"></span>\nText.\n\n## Pets', "p Text.\nh2 Pets [pets]"),
        ('<Anchor id="all" />\n\n## Pets', "h2 Pets [all, pets]"),
        ("## Pets <!-- ours -->", "h2 Pets [pets]"),
    ],
)
def test_headings(text: str, expected: str) -> None:
    assert described(text) == expected


def test_slugs_of_headings_that_are_the_same() -> None:
    page, _ = read("# Pets\n## Pets\n## Pets-1\n## Pets\n")
    found = [block.anchors for block in page.blocks if isinstance(block, Heading)]
    assert found == [("pets",), ("pets-1",), ("pets-1-1",), ("pets-2",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Add a **pet**!", "add-a-pet"),
        ("`POST` /pets", "post-pets"),
        ("[Pets](#pets) & cats", "pets--cats"),
        ("获取 用户", "获取-用户"),
        ("a_b-c", "a_b-c"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_place_of_a_heading() -> None:
    page, _ = read("\ufeff##  Pets {#all}\r\n")
    (found,) = page.blocks
    assert isinstance(found, Heading)
    assert (str(found.span), found.span.text) == ("page.md:1:6", "Pets")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n  two\t\n\nthree", "p one / two\np three"),
        ("a `b\nc` d", "p a `b / c` d"),
        ("[TOC]\n\n[[toc]]\n\nText", "p Text"),
        ("[a]: https://a.example\n\nText", "p Text"),
        ("[^1]: A note.", "p [^1]: A note."),
        ("***\n\nText\n\n- - -", "p Text"),
        ("> a\n> b", "quote a / b"),
        ("> [!NOTE]\n> Mind the gap.", "quote Mind the gap."),
        ("> [!NOTE]\n\nText", "p Text"),
        ("> a\n>\n> > b\n>\n> - c", "quote a\nquote b\nlist\n  - c"),
        (
            "> ## Pets\n> | A | B |\n> |---|---|\n> | a | b |",
            "h2 Pets [pets]\ntable A | B\n  a | b",
        ),
        ("a\x00b", "p a\ufffdb"),
        ("", ""),
        ("\ufeff", ""),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert described(text) == expected


def test_places_of_lines() -> None:
    page, _ = read("> one\n>   two\n")
    (found,) = page.blocks
    assert isinstance(found, Paragraph)
    assert [(n, str(s), s.text) for n, s in found.text.pieces] == [
        (0, "page.md:1:3", "one"),
        (4, "page.md:2:5", "two"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b", "list\n  - a\n  - b"),
        ("1. a\n2. b", "numbers\n  - a\n  - b"),
        (
            "* a\n    * b\n        * c",
            "list\n  - a\n    list\n      - b\n        list\n          - c",
        ),
        ("-   a\n    -   b\n-   c", "list\n  - a\n    list\n      - b\n  - c"),
        ("-\ta\n\t-\tb", "list\n  - a\n    list\n      - b"),
        ("- a\n\n  more\n\n- b", "list\n  - a\n    p more\n  - b"),
        ("- a\n  ```json\n  {}\n  ```\n- b", "list\n  - a\n    code json: {}\n  - b"),
        (
            "1. a\n   ```json\n{\n}\n   ```\n2. b",
            "numbers\n  - a\n    code json: { / }\n  - b",
        ),
        ("- ```\n  x\n  ```", "list\n  - \n    code : x"),
        (
            "- a\n\n  | A | B |\n  |---|---|\n  | c | d |",
            "list\n  - a\n    table A | B\n      c | d",
        ),
        ("- a\n  > b", "list\n  - a\n    quote b"),
        ("Text:\n- a", "p Text:\nlist\n  - a"),
        ("- a\n      - b\n      - c", "list\n  - a\n    list\n      - b\n      - c"),
        ("- a\n\n        - b", "list\n  - a\n    list\n      - b"),
        ("- a\n\n      code", "list\n  - a\n    code : code"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert described(text) == expected


def test_place_of_an_item() -> None:
    page, _ = read("- a\n  - `b` (int)\n")
    (outer,) = page.blocks
    assert isinstance(outer, ListBlock)
    (inner,) = outer.items[0].blocks
    assert isinstance(inner, ListBlock)
    assert (str(inner.items[0].text.span), inner.items[0].text.span.text) == (
        "page.md:2:5",
        "`b` (int)",
    )
    assert str(inner.items[0].span) == "page.md:2:3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("size\n: In cm.", "list\n  - size : In cm."),
        ("size\n\n:   In cm.", "list\n  - size : In cm."),
        (
            "size\n: In cm.\n: Or inch.\n\nage\n: Years.",
            "list\n  - size : In cm.\n    p Or inch.\n  - age : Years.",
        ),
        ("size\n: In cm.\nage\n: Years.", "list\n  - size : In cm.\n  - age : Years."),
        (
            "size\n: One of:\n\n    - a\n    - b",
            "list\n  - size : One of:\n    list\n      - a\n      - b",
        ),
        (
            "size\n: In cm,\n  or inch.\n\nText",
            "list\n  - size : In cm, / or inch.\np Text",
        ),
        ("Text\nsize\n: In cm.", "p Text\nlist\n  - size : In cm."),
        ("size\n:In cm.", "p size / :In cm."),
        (": In cm.", "p : In cm."),
    ],
)
def test_definitions(text: str, expected: str) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("json", "json"),
        (" JSON ", "json"),
        ("json5", "json5"),
        ("c#", "c#"),
        ('bash title="Add a pet"', 'bash "Add a pet"'),
        ("js title='a' {1,3}", 'js "a"'),
        ("{.json}", "json"),
        ("{ .json #pet }", "json"),
        ("{#pet}", ""),
        ("json Response 200", 'json "Response 200"'),
        ("language-json", "json"),
        ("ruby{2}", "ruby"),
        ("", ""),
    ],
)
def test_info_of_a_fence(info: str, expected: str) -> None:
    assert described(f"```{info}\nx\n```") == f"code {expected}: x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~~\na\n\nb\n~~~", "code : a /  / b"),
        ("````\n```\n````", "code : ```"),
        ("```\n```", "code : "),
        ("Text\n```\na\n```\nText", "p Text\ncode : a\np Text"),
        ("    a\n\n      b\n\nText", "code : a /  /   b\np Text"),
        ("\ta\n", "code : a"),
        ("```\nnever closed", "code : never closed"),
        ("```sh\n# a\n\n## b\n```", "code sh: # a /  / ## b"),
        ("```json\n{}\n\n## Pets\n\nText", "code json: {} / \nh2 Pets [pets]\np Text"),
        (
            "```json\n{}\n\n## Pets\n```json\n{}\n```",
            "code json: {} / \nh2 Pets [pets]\ncode json: {}",
        ),
        ("```json {}```", "p ```json {}```"),
        ("```js\n<!-- a -->\n<Tab>\n:::\n```", "code js: <!-- a --> / <Tab> / :::"),
    ],
)
def test_code(text: str, expected: str) -> None:
    assert described(text) == expected


def test_places_of_code() -> None:
    page, _ = read("- a\n\n  ```json\n  {\n    1\n  }\n  ```\n\n      x\n")
    (found,) = page.blocks
    assert isinstance(found, ListBlock)
    fence, indented = found.items[0].blocks
    assert isinstance(fence, CodeBlock)
    assert isinstance(indented, CodeBlock)
    assert (str(fence.span), fence.span.text) == ("page.md:3:3", "```json")
    assert (str(fence.line(1)), fence.line(1).text) == ("page.md:5:3", "  1")
    assert str(indented.line(0)) == "page.md:9:7"
    assert str(fence.line(9)).startswith("page.md:13:")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle: Pets\nid: 'a b'\n---\nText", {"title": "Pets", "id": "a b"}),
        ("\ufeff---\r\ntitle: Pets\r\n---\r\nText", {"title": "Pets"}),
        ('+++\ntitle = "Pets"\n+++\nText', {"title": "Pets"}),
        ("---\ntags:\n  - a\n  - b\n# no\n---\nText", {"tags": "- a\n- b"}),
        ("---\nabout: >\n  one\n  two\n---\nText", {"about": "one\ntwo"}),
        (
            "---\napi: GET https://a.example/pets\n---\nText",
            {"api": "GET https://a.example/pets"},
        ),
        ("---\nempty:\n---\nText", {"empty": ""}),
        ("---\n\nText", {}),
        ("---\nno key\n\n---\n\nText", {}),
    ],
)
def test_front_matter(text: str, values: dict[str, str]) -> None:
    page, _ = read(text)
    assert {key: value.value for key, value in page.front_matter.items()} == values
    last = page.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.value == "Text"


def test_place_in_front_matter() -> None:
    page, _ = read('---\ntitle: "Pets"\n---\n')
    span = page.front_matter["title"].span
    assert (str(span), span.text) == ("page.md:2:9", "Pets")
