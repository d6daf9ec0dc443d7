"""Facts in hand-written Japanese, next to English and Chinese words."""

from __future__ import annotations

import pytest

from docmill.docs.descriptions import Subject, Tier, load_language, mine

PACKS = tuple(load_language(name) for name in ("en", "zh", "ja"))


def certain(text: str, type_: str) -> dict[str, object]:
    return {
        fact.kind: fact.value
        for fact in mine(text, Subject(name="x", type=type_), PACKS)
        if fact.tier is Tier.CERTAIN
    }


STATED: list[tuple[str, str, dict[str, object]]] = [
    ("`open` または `sealed`", "string", {"enum": ["open", "sealed"]}),
    ("`a`、`b`、`c`のうちいずれか", "string", {"enum": ["a", "b", "c"]}),
    ("棚の順序(`asc`: 昇順、`desc`: 降順、デフォルト`asc`)", "string", {"enum": ["asc", "desc"], "default": "asc"}),
    ("瓶の状態: `OPEN` 開封, `SEALED` 未開封", "string", {"enum": ["OPEN", "SEALED"]}),
    ("取得件数。デフォルトは20、最大100", "integer", {"default": 20, "maximum": 100}),
    ("封をするかどうか。デフォルト `false`", "boolean", {"default": False}),
    ("指定しない場合は `main`", "string", {"default": "main"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "facts"), STATED)
def test_a_sentence_states_facts(
    text: str, type_: str, facts: dict[str, object]
) -> None:
    assert certain(text, type_) == facts


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("色の例: `red`、`green`", "string"),
        ("種類が `lid` の場合、デフォルトは3", "integer"),
        ("`red` や `green` など", "string"),
        ("カンマ区切り: `id`、`name`", "string"),
        ("デフォルトの棚の名前", "string"),
    ],
)
def test_a_sentence_states_no_fact_for_sure(text: str, type_: str) -> None:
    assert certain(text, type_).keys() <= {"x-format"}


def test_a_default_is_found_among_the_values_of_another_language() -> None:
    """ "No" is a word of English sentences, and here a value."""
    text = "是否封口。Yes：封口，No：不封口，默认值：No"
    assert certain(text, "string") == {"enum": ["Yes", "No"], "default": "No"}
