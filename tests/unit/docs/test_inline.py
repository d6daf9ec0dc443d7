"""Labels, links and descriptions."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.inline import anchors, label, links, prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name", "name"),
        ("**name**", "name"),
        ("**`name`**", "name"),
        ("__name__", "name"),
        ("zone_identifier", "zone_identifier"),
        ("[Disk](#disk)", "Disk"),
        ("[Disk[]](page#disk)", "Disk[]"),
        ("**[Disk[]](<a b>)**", "Disk[]"),
        ("[a](b) and [c](d)", "a and c"),
        ('<div id="disk">Disk</div>', "Disk"),
        ('<a name="Disk">Disk</a>', "Disk"),
        (r"a\_b", "a_b"),
        ("List&lt;Disk&gt;", "List<Disk>"),
        ("two  words", "two words"),
        ("na\u200bme\ufeff", "name"),
        ("**na\u202eme**", "name"),
        ("", ""),
        ("**", "**"),
        ("[]", "[]"),
        ("a](b)", "a](b)"),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert label(text) == expected


def test_links_have_text_target_and_place() -> None:
    text = 'see [A[]](x#a) and <a href="y" class="c">B</a>'
    found = [
        (link.text, link.target, text[link.start : link.end]) for link in links(text)
    ]
    assert found == [
        ("A[]", "x#a", "[A[]](x#a)"),
        ("B", "y", '<a href="y" class="c">B</a>'),
    ]


def test_anchors() -> None:
    assert anchors('<div id="a">A</div><a name=b></a>') == ("a", "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b", "a\nb"),
        ("a <br/> <BR /> b", "a\nb"),
        ("a</br>", "a"),
        ("<b>x</b>", "**x**"),
        ('<a href="u">x</a>', "[x](u)"),
        ("lte(<=),lt(<),gt(>)", "lte(<=),lt(<),gt(>)"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("a \u3000\nb\t", "a\nb"),
    ],
)
def test_descriptions_become_commonmark(text: str, expected: str) -> None:
    assert prose(text) == expected
