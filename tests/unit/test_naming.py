"""Words to names: the rules, the traps, and that names stay what they are."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.naming import (
    MAX_LENGTH,
    allocate,
    class_name,
    is_value_name,
    loses_letters,
    module_name,
    snake_case,
    value_name,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("taskID", "task_id"),
        ("createVPCLBHttpListener", "create_vpclb_http_listener"),
        ("HTTPServer", "http_server"),
        ("userIDs", "user_ids"),
        ("IPv4Address", "ipv4_address"),
        ("md5", "md5"),
        ("page-number", "page_number"),
        ("ｆｕｌｌＷｉｄｔｈ", "full_width"),
        ("café", "cafe"),
        ("-1", "minus_1"),
        ("+1", "plus_1"),
        ("任务", ""),
    ],
)
def test_snake_case(text: str, name: str) -> None:
    assert snake_case(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("class", "class_"),
        ("str", "str_"),
        ("json", "json_"),
        ("id", "id"),
        ("type", "type"),
        ("match", "match"),
        ("2fa", "value_2_fa"),
        ("model_config", "value_model_config"),
        ("_links", "links"),
    ],
)
def test_a_value_never_hides_what_python_or_pydantic_need(text: str, name: str) -> None:
    assert value_name(text) == name


def test_classes_and_modules_have_their_own_rules() -> None:
    assert class_name("get_task") == "GetTask"
    assert class_name("None") == "NoneModel"
    assert class_name("3dModel") == "Model3DModel"
    assert module_name("import") == "import_"


def test_names_that_look_like_digits_get_longer() -> None:
    assert value_name("l") == module_name("L") == "l_"
    assert [class_name(text) for text in "lIO"] == ["L", "IModel", "OModel"]
    assert is_value_name("l")  # what has the name already keeps it


def test_text_without_ascii_gets_a_name_that_does_not_change() -> None:
    assert value_name("任务") == "value_5253040d" == value_name("任务")
    assert loses_letters("任务ID")
    assert not loses_letters("café")


def test_long_names_are_cut_and_stay_different() -> None:
    long = [snake_case(f"{'word ' * 40}{end}") for end in "ab"]
    assert all(len(name) <= MAX_LENGTH for name in long)
    assert long[0] != long[1]


def test_of_equal_names_the_one_that_is_spelled_so_stays() -> None:
    names = allocate(["ASC", "asc", "Asc", "asc_2", "other"], value_name)
    assert names == {
        "ASC": "asc_3",
        "asc": "asc",
        "Asc": "asc_4",
        "asc_2": "asc_2",
        "other": "other",
    }


def test_taken_names_are_given_to_nobody() -> None:
    assert allocate(["Client"], class_name, taken=["Client"]) == {"Client": "Client2"}


@given(st.text())
def test_every_text_has_a_name(text: str) -> None:
    for make in (value_name, module_name, class_name):
        name = make(text)
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert len(name) <= MAX_LENGTH + len("value_")


@given(st.lists(st.text(max_size=4), unique=True), st.randoms(use_true_random=False))
def test_names_are_distinct_whatever_the_order(
    texts: list[str], random: object
) -> None:
    names = allocate(texts, value_name)
    assert len({name.lower() for name in names.values()}) == len(texts)
    assert allocate(sorted(texts), value_name) == names


@given(st.lists(st.text("abc_", min_size=1, max_size=3), unique=True))
def test_an_unrelated_text_changes_no_name(texts: list[str]) -> None:
    before = allocate(texts, value_name)
    after = allocate([*texts, "unrelated"], value_name)
    assert {text: after[text] for text in texts} == before


@given(st.text(max_size=30))
def test_a_name_is_one_that_can_be_kept(text: str) -> None:
    assert is_value_name(value_name(text))


@pytest.mark.parametrize("name", ["class", "list", "copy", "model_x"])
def test_some_names_cannot_be_kept(name: str) -> None:
    assert not is_value_name(name)


@given(
    st.lists(st.text("abcA_", min_size=1, max_size=3), unique=True),
    st.lists(st.text("abcA_", min_size=1, max_size=3), unique=True),
)
def test_a_text_that_had_a_name_keeps_it(old: list[str], new: list[str]) -> None:
    before = allocate(old, value_name)
    after = allocate([*new, *old], value_name, kept=before)
    assert {text: after[text] for text in old} == before
    assert len({name.lower() for name in after.values()}) == len(after)


def test_a_kept_name_may_be_taken_and_the_first_of_two_has_it() -> None:
    kept = {"a": "name", "b": "name"}
    names = allocate(["b", "a", "c"], value_name, taken=["name", "c"], kept=kept)
    assert names == {"b": "name", "a": "a", "c": "c_2"}
