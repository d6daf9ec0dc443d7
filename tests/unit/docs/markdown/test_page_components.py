"""Components, shortcodes, admonitions and tabs."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.page import CodeBlock, Component, Paragraph
from unit.docs.markdown.described import described, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<Endpoint method="POST" url="/pets" />',
            "component Endpoint(method=POST, url=/pets)",
        ),
        (
            "<Endpoint\n  method='POST'\n  url={'/pets'}\n  beta\n/>\nText.",
            "component Endpoint(method=POST, url=/pets, beta=true)\np Text.",
        ),
        (
            r'<Route method="GET">/pets/[\{pet.id}](/docs/pet#pet)</Route>',
            r"component Route(method=GET) /pets/[\{pet.id}](/docs/pet#pet)",
        ),
        ("<Path>/pets</Path>\nText.", "component Path() /pets\np Text."),
        (
            '<Field path="id" type="string" required>The *pet*.</Field>',
            "component Field(path=id, type=string, required=true) The *pet*.",
        ),
        (
            '<Field path="id" type="string">\n  The pet\n  or cat.\n</Field>\nText.',
            "component Field(path=id, type=string) The pet / or cat.\np Text.",
        ),
        (
            '<Field name="a" type="b">\n  One.\n\n  Two.\n\n  - c\n</Field>',
            "component Field(name=a, type=b) One.\np Two.\nlist\n  - c",
        ),
        (
            '<Field name="pet" type="object">\n  The pet.\n  <More title="Members">\n'
            '    <Field name="id" type="int">\n      Its id.\n    </Field>\n  </More>\n</Field>',
            "component Field(name=pet, type=object) The pet.\n"
            "»component Field(name=id, type=int) Its id.",
        ),
        ('<Ab x="1" /> <Bc y=2/>', "component Ab(x=1)\ncomponent Bc(y=2)"),
        (
            "<api-path method=GET>/pets</api-path>",
            "component api-path(method=GET) /pets",
        ),
        (
            "<Ab x={{ a: [1, 2] }} y={() => 1} />",
            "component Ab(x={ a: [1, 2] }, y=() => 1)",
        ),
        ("<Ab {...props} x='1' />", "component Ab(x=1)"),
        ("See <Badge text='new' /> here.", "p See <Badge text='new' /> here."),
        ("<Badge text='new' /> is here.", "p <Badge text='new' /> is here."),
        ("<Name> is the name.", "p <Name> is the name."),
        ("Text\n<Ab x='1' />\nmore", "p Text\ncomponent Ab(x=1)\np more"),
        ("- <Ab x='1' />", "list\n  - \n    component Ab(x=1)"),
        ("<Note>\nMind the *gap*.\n</Note>", "component Note()\np Mind the *gap*."),
        ('<Tab title="A">\nText.\n</Tab>', "p Text."),
        ("</Note>", ""),
    ],
)
def test_components(text: str, expected: str) -> None:
    assert described(text) == expected


def test_places_of_a_component() -> None:
    page, _ = read('Text.\n\n<Route method="GET"\n  flag>/pets</Route>\n')
    found = page.blocks[1]
    assert isinstance(found, Component)
    assert (str(found.span), found.span.text) == ("page.md:3:1", '<Route method="GET"')
    places = [
        found.attributes["method"].span,
        found.attributes["flag"].span,
        found.text.span,
    ]
    assert [(str(span), span.text) for span in places] == [
        ("page.md:3:16", "GET"),
        ("page.md:4:3", "flag"),
        ("page.md:4:8", "/pets"),
    ]


def test_titles_of_code_in_tabs() -> None:
    fence = "```\nx\n```\n"
    text = (
        f'<Tabs>\n<TabItem value="a" label="Curl">\n\n{fence}\n</TabItem>\n'
        f'<TabItem value="b">\n\n```js title="own"\nx\n```\n</TabItem></Tabs>\n\n{fence}'
        f"<details><summary>More <b>of</b> it</summary>\n\n{fence}</details>\n\n{fence}"
    )
    page, _ = read(text, "page.mdx")
    titles = [block.title for block in page.blocks if isinstance(block, CodeBlock)]
    assert titles == ["Curl", "own", "", "More **of** it", ""]
    (summary,) = (block for block in page.blocks if isinstance(block, Paragraph))
    assert summary.text.value == "More **of** it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< note >}}\nText.\n{{< /note >}}", "component note()\np Text."),
        (
            '{{% path method="GET" %}}/pets{{% /path %}}',
            "component path(method=GET) /pets",
        ),
        ('{{< include "a.md" 7 >}}', "component include(0=a.md, 1=7)"),
        ("{% include a.md %}", "component include(0=a.md)"),
        (
            '{% field in="path" name="id" required=true %}\nThe pet.\n{% endfield %}\nText.',
            "component field(in=path, name=id, required=true) The pet.\np Text.",
        ),
        ("{% comment %}\ngone\n\n{% endcomment %}\nText", "p Text"),
        (
            "{{< note >}} Mind {{< ref a >}} and {b}. {{< /note >}}",
            "component note() Mind {{< ref a >}} and {b}.",
        ),
        ("{{% note %}} Mind the gap. {{% /note %}}", "component note() Mind the gap."),
        ("{% note %}Mind the gap.{% endnote %}", "component note() Mind the gap."),
        ("{{< required >}} The id.", "p {{< required >}} The id."),
        ("{{ page.title }}", "p {{ page.title }}"),
        ("{/* gone */}\nText", "p Text"),
        ("{{< never closed", "p {{< never closed"),
        ("{pet}", "p {pet}"),
    ],
)
def test_shortcodes(text: str, expected: str) -> None:
    assert described(text) == expected


def test_title_of_code_in_a_tab_of_a_shortcode() -> None:
    text = '{{< tab "Curl" >}}\n```\nx\n```\n{{< /tab >}}\n```\ny\n```\n'
    codes = [line for line in described(text).split("\n") if line.startswith("code")]
    assert codes == ['code "Curl": x', "code : y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n    Text.\n\n    - a\n\nAfter.", "p Text.\nlist\n  - a\np After."),
        ('??? note "Mind"\n    Text.', "p Mind\np Text."),
        ("!!! wow, a pet", "p !!! wow, a pet"),
        ("!!! mind this\nText.", "p !!! mind this / Text."),
        (":::note\nText.\n:::\nAfter.", "p Text.\np After."),
        ("::: tip Mind the gap\nText.\n:::", "p Mind the gap\np Text."),
        (":::info[Mind]\nText.\n:::", "p Mind\np Text."),
        (":::: {.note}\n::: tip\nText.\n:::\n::::", "p Text."),
        (
            '=== "Curl"\n\n    ```\n    x\n    ```\n\n=== "JS"\n\n    Text.\n\nAfter.',
            'code "Curl": x\np Text.\np After.',
        ),
        ('=== "A"\n    ```\n    x\n    ```\n\n```\ny\n```', 'code "A": x\ncode : y'),
        ("Pets\n===\n", "h1 Pets [pets]"),
    ],
)
def test_admonitions_and_tabs(text: str, expected: str) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import A from './a';\nimport { B,\n  C } from 'b'\n\nText", "p Text"),
        ("export const a = {\n  b: 1,\n}\n\nText", "p Text"),
        ("important: read this", "p important: read this"),
        ("import the file from the page", "p import the file from the page"),
        (
            "<Tabs>\n    Text.\n\n        more\n</Tabs>",
            "component Tabs()\np Text.\np more",
        ),
    ],
)
def test_pages_of_mdx(text: str, expected: str) -> None:
    assert described(text, "page.mdx") == expected


def test_imports_go_in_every_page() -> None:
    assert described("import A from './a';\n\nText") == "p Text"
    assert described("export the list\n\nText") == "p export the list\np Text"
