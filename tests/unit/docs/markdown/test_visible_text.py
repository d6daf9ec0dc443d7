"""The visible text of inline Markdown, and the way back to its source."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docmill.docs.markdown.visible import visible

MARKUP = st.lists(
    st.sampled_from(
        [
            *"ab_*`~[](){}<>&;\\!/. \n",
            "**",
            "__",
            "<br>",
            "<kbd>",
            "</b>",
            "&amp;",
            "&#65;",
            "{{<",
            "用",
            "İ",
        ]
    ),
    max_size=60,
).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("**GET** `/rooms`", "GET /rooms"),
        ("[a room](/rooms#one)", "a room"),
        (r"[\{room.id\}](#room)", "{room.id}"),
        ("![lock](lock.svg) key", "lock key"),
        ("<kbd>PUT</kbd> it", "PUT it"),
        ('<span class="verb">PUT</span>', "PUT"),
        ("one<br/>two", "one\ntwo"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("a &nosuch; b", "a &nosuch; b"),
        ("&#12354;", "あ"),
        (r"1 \* 2", "1 * 2"),
        (r"C:\new", r"C:\new"),
        ("{{< badge >}}name", "name"),
        ("_slanted_ text", "slanted text"),
        ("__strong__ text", "strong text"),
        ("*one* and ~~two~~", "one and two"),
    ],
)
def test_what_a_reader_sees(source: str, text: str) -> None:
    assert visible(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        "/rooms/<id>",
        "room_id",
        "_id",
        "__typename",
        "a_b_c and d_e",
        "/a/_search/_count",
        "{user_id}",
        "x < y > z",
        "&nobody",
        "a[0](1",
    ],
)
def test_what_is_no_markup(source: str) -> None:
    assert visible(source).text == source


def test_the_source_of_visible_characters() -> None:
    source = "**GET** [/rooms](#r) &amp; more"
    seen = visible(source)
    at = seen.text.index("/rooms")
    assert source[slice(*seen.source(at, at + 6))] == "/rooms"
    assert seen.source(0, 3) == (2, 5)
    assert seen.source(4, 4) == (9, 9)
    assert seen.source(99, 120) == (len(source), len(source))


@given(MARKUP)
@example("[[[[[[a](b)](b)](b)](b)](b)](b)")
@example("&NotEqualTilde;")
def test_offsets_are_in_the_source_and_in_order(source: str) -> None:
    seen = visible(source)
    assert len(seen.offsets) == len(seen.text)
    assert list(seen.offsets) == sorted(seen.offsets)
    assert all(0 <= offset < len(source) for offset in seen.offsets)
    for start in range(0, len(seen.text), 7):
        first, last = seen.source(start, min(start + 5, len(seen.text)))
        assert 0 <= first <= last <= len(source)


@given(st.text(alphabet="abc /{}019.,", max_size=80))
def test_text_without_markup_is_as_it_is(source: str) -> None:
    assert visible(source).text == source
    assert visible(source).offsets == tuple(range(len(source)))
