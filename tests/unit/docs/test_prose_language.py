"""Language packs: what is shipped, what is refused, and positions in the raw text."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from docmill.docs.descriptions import (
    Fact,
    LanguageError,
    Subject,
    Tier,
    contradictions,
    load_language,
    mine,
    same,
    spoken,
)
from docmill.docs.descriptions.language import check_patterns

SHIPPED = sorted(
    file.name.removesuffix(".toml")
    for file in (files("docmill.docs.descriptions") / "languages").iterdir()
    if file.name.endswith(".toml")
)
PACK = 'name = "x"\n[default]\nlead = ["standard:"]\n'


def test_a_pack_of_ones_own_is_used(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(PACK, encoding="utf-8")
    found = mine(
        "size, standard: 5",
        Subject(name="size", type="integer"),
        (load_language(path),),
    )
    assert [(fact.kind, fact.value, fact.tier) for fact in found] == [
        ("default", 5, Tier.CERTAIN)
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "own.toml: Invalid value"),
        ("[default]", "own.toml: name: expected a text"),
        (
            'name = "x"\n[defaults]',
            "own.toml: defaults: not a table of a language pack",
        ),
        ('name = "x"\ndefault = 1', "own.toml: default: expected a table"),
        (
            'name = "x"\n[default]\nleads = []',
            "own.toml: default.leads: not a known key (known: lead,",
        ),
        (
            'name = "x"\n[default]\nlead = "a"',
            "own.toml: default.lead: expected a list of patterns",
        ),
        (
            'name = "x"\n[default]\nlead = ["a", 1]',
            "own.toml: default.lead[1]: expected a pattern",
        ),
        (
            'name = "x"\n[enum]\njoin = ["(a)"]',
            "own.toml: enum.join[0]: groups must be written",
        ),
        (
            'name = "x"\n[enum]\njoin = ["(a"]',
            "own.toml: enum.join[0]: not a regular expression",
        ),
        (
            'name = "x"\n[enum]\njoin = ["a*"]',
            "own.toml: enum.join[0]: matches the empty text",
        ),
        (
            'name = "x"\n[unit]\nnames = ["s"]',
            "own.toml: unit.names: expected a table of lists",
        ),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError) as raised:
        load_language(path)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_patterns_of_the_packs_that_ship_compile(name: str) -> None:
    check_patterns(load_language(name), name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("one of `up` or `down`", "en"),
        ("升序或降序，default asc", "en zh ja"),
        ("既定値は20", "en zh ja"),
        ("デフォルト 20", "en ja"),
    ],
)
def test_a_text_is_read_in_the_languages_it_is_written_in(
    text: str, names: str
) -> None:
    packs = tuple(load_language(name) for name in ("en", "zh", "ja"))
    assert [pack.name for pack in spoken(text, packs)] == names.split()


def test_a_pack_that_is_not_there_is_named() -> None:
    with pytest.raises(LanguageError, match="xx: cannot read the language pack"):
        load_language("xx")


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("页码；默认为1<br>", "default", "默认为1"),
        ("名称，长度为2\\~32个字符", "maxLength", "长度为2\\~32个字符"),
        ("<b>x\\_y</b>，默认值：`a`", "default", "默认值：`a`"),
        ("见[说明](http://x/y)，取值为a1、b2", "enum", "取值为a1、b2"),
        ("时间，yyyy-MM-dd’T’HH:mm:ss’Z’", "format", "yyyy-MM-dd’T’HH:mm:ss’Z’"),
        ("状态，参见[枚举](../E.md)", "enumLink", "[枚举](../E.md)"),
    ],
)
def test_positions_are_those_of_the_raw_text(text: str, kind: str, part: str) -> None:
    type_ = "integer" if part.endswith("1") else "string"
    found = mine(text, Subject(name="x", type=type_), (load_language("zh"),))
    fact = next(fact for fact in found if fact.kind == kind)
    assert text[fact.start : fact.end] == part


def fact(kind: str, value: object, tier: Tier = Tier.CERTAIN) -> Fact:
    return Fact(kind=kind, value=value, tier=tier, rule="r", start=0, end=1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "column", "codes"),
    [
        ([fact("default", 5), fact("minimum", 1), fact("maximum", 9)], None, []),
        ([fact("default", 0), fact("minimum", 1)], None, ["default-out-of-range"]),
        (
            [fact("default", 9), fact("exclusiveMaximum", 9)],
            None,
            ["default-out-of-range"],
        ),
        ([fact("default", 0), fact("minimum", 1, Tier.CONDITIONAL)], None, []),
        (
            [fact("default", "c"), fact("enum", ["a", "b"])],
            None,
            ["default-not-in-enum"],
        ),
        ([fact("default", True), fact("enum", [1])], None, ["default-not-in-enum"]),
        ([fact("default", 20)], 10, ["default-mismatch"]),
        ([fact("default", 20)], 20, []),
        ([fact("enum", ["a"])], "b", ["default-not-in-enum"]),
        ([fact("minLength", 9), fact("maxLength", 2)], None, ["empty-range"]),
    ],
)
def test_contradictions(facts: list[Fact], column: object, codes: list[str]) -> None:
    found = contradictions(facts, column)  # type: ignore[arg-type]
    assert [code for code, _ in found] == codes


def test_true_is_not_one() -> None:
    assert same(1, 1.0)
    assert not same(True, 1)
