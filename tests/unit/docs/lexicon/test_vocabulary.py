"""The shipped word lists are sound, and no text makes the lexicon fail or slow."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.lexicon.problems import problems
from docmill.docs.lexicon.vocabulary import COMMON, LANGUAGES, read

METHODS: tuple[Callable[[Lexicon, str], object], ...] = (
    Lexicon.heading,
    Lexicon.column,
    Lexicon.truth,
    Lexicon.is_empty,
    Lexicon.place,
    Lexicon.type,
    Lexicon.array_item,
    Lexicon.map_value,
    Lexicon.nullable,
    Lexicon.requirement,
    Lexicon.code_sample_language,
)
ODD = [
    "",
    " ",
    "\0",
    "\n\n",
    "[",
    "](",
    "[[[",
    "((",
    "<",
    "<<>>",
    "**",
    "`",
    "_",
    "?",
    "¿",
    "İ",
    "ﬁ",
    "\ud800",
    "🗸",
    "{{<",
    "»",
    "|",
    "\\",
    "&#xffffff;",
    "&amp",
    "[]",
    "()",
    "<>",
    "{}",
    ",",
    "，",
    "1" * 40,
    "٣",
    "①",
    "ß" * 9,
]
PIECES = [
    "(",
    "[",
    "[a](",
    "<a",
    "`",
    "* ",
    "_a",
    "a_",
    "a.",
    "array of ",
    "List<",
    "[]",
    "required ",
    "必填",
    "&lt;",
    "1.",
    "，",
    " or ",
    "string|",
    "- ",
    "{{<",
    "İ",
    "a\n",
    "optional, ",
    "(required",
]


@pytest.mark.parametrize("language", [*LANGUAGES, COMMON])
def test_the_shipped_words_have_no_problems(language: str) -> None:
    assert problems(read(language)) == []


def test_a_word_under_two_names_is_a_problem() -> None:
    data = {"columns": {"name": "field, key", "value": "value, Fields"}}
    assert problems(data) == ["columns: 'field' stands under 'name' and 'value'"]


def test_unknown_names_are_problems() -> None:
    data = {
        "headings": {"parameters bodies": "fields"},
        "colunms": {},
        "truth": {"maybe": "?"},
    }
    assert problems(data) == [
        "unknown table: colunms",
        "headings: unknown name 'parameters bodies'",
        "truth: unknown name 'maybe'",
    ]


def test_a_filler_with_a_meaning_is_a_problem() -> None:
    data = {"headings": {"body": "payload"}, "fillers": {"words": "the, payload"}}
    assert problems(data) == ["fillers: 'payload' stands under headings too"]


def test_languages_are_chosen_and_shared_words_always_known() -> None:
    english = Lexicon.of(("en",))
    assert english.column("说明") is None
    assert english.column("Description") == "description"
    assert Lexicon.of(("ja",)).type("int") == ("integer", None)
    assert Lexicon.of(("ja",)).type("文字列") == ("string", None)


def test_the_first_language_decides() -> None:
    """`任意` is "optional" in Japanese and "any" in Chinese."""
    assert Lexicon.of(("ja", "zh")).type("任意") == Lexicon.of(("zh", "ja")).type(
        "任意"
    )
    assert Lexicon.of(("ja", "zh")).truth("任意") is False
    assert Lexicon.of() is Lexicon.of(LANGUAGES)


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Lexicon.of(("tlh",))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_answered(text: str) -> None:
    for method in METHODS:
        method(Lexicon.of(), text)


@pytest.mark.parametrize("piece", PIECES)
def test_long_texts_take_linear_time(piece: str) -> None:
    """200,000 characters in less than a second a method: quadratic rules take minutes."""
    text = piece * (200_000 // len(piece))
    for method in METHODS:
        for part in (text, text[:500], text[:190], text[:19_000]):
            started = time.perf_counter()
            method(Lexicon.of(), part)
            assert time.perf_counter() - started < 1
