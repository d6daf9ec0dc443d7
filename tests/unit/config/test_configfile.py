"""Settings are read once, and every mistake is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.config import load
from docmill.config.model import Limits, Patterns
from docmill.diagnostics.model import Diagnostics
from docmill.words.load import languages

GOOD = """
[apis.shop]
docs = "pages"
spec = "spec/shop.yaml"
client = "out"
package = "shop_api"
layout = "package"
client_parameters = ["regionId"]
limits.input_bytes = 1000
formatter = "ruff"
include = { tags = "public", paths = ["/a/*", "/b"] }

[apis.shop.names]
class = "kind"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    return tmp_path


def problems(folder: Path, text: str, name: str = "docmill.toml") -> list[str]:
    """The findings about a config file, as `line:column code hint`."""
    (folder / name).write_text(text)
    diagnostics = Diagnostics()
    assert load.load(folder / name, diagnostics) is None
    return [
        f"{item.span.line}:{item.span.column} {item.code} {item.hint or ''}".rstrip()
        for item in diagnostics
        if item.span
    ]


def test_all_settings(folder: Path) -> None:
    (folder / "docmill.toml").write_text(GOOD)
    diagnostics = Diagnostics()
    project = load.load(folder / "docmill.toml", diagnostics)
    assert not diagnostics.items
    assert project
    (api,) = project.apis
    assert api.name == "shop"
    assert api.docs == (folder / "pages",)
    assert api.spec == folder / "spec/shop.yaml"
    assert api.output == folder / "out"
    assert api.config.dialect is None
    assert api.config.limits == Limits(input_bytes=1000)
    assert api.config.client.package == "shop_api"
    assert api.config.client.formatter == "ruff"
    selection = api.config.selection
    assert selection.include == Patterns(tags=("public",), paths=("/a/*", "/b"))
    assert not selection.exclude
    place = selection.locate(("include", "tags"))
    assert place is not None
    assert place.file.line(place.line).startswith("include =")
    assert api.config.client.layout == "package"
    assert api.config.client.names == {"class": "kind"}
    assert api.config.client.client_parameters == ("regionId",)


def test_pyproject_is_found_from_below(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(GOOD.replace("[apis", "[tool.docmill.apis"))
    below = folder / "a/b"
    below.mkdir(parents=True)
    (folder / "a/pyproject.toml").write_text("[project]\nname = 'other'\n")
    found = load.find(below)
    assert found == folder / "pyproject.toml"
    project = load.load(found, Diagnostics())
    assert project
    assert project.root == folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = \n", ["1:5 config-syntax"]),
        ("", ["1:1 config-no-api add a table [apis.NAME] with docs, spec and client"]),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\nclinet = 'x'\n",
            ["4:1 config-unknown-key did you mean `client`?"],
        ),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\n  limits.node = 1\n",
            ["4:3 config-unknown-key did you mean `nodes`?"],
        ),
        (
            "[apis.a]\nspec = 1\ndocs = 'pages'\n",
            ["2:1 config-wrong-type"],
        ),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\nlimits = {nodes = 0}\n",
            ["4:1 config-wrong-type"],
        ),
        (
            "[apis.a]\nspec = 's'\ndocs = ['pages', 'gone']\n",
            ["3:1 config-missing-path paths are relative to the folder of this file"],
        ),
        (
            "[apis.a]\ndocs = 'pages'\n",
            ['1:2 config-missing-key add spec = "spec/a/openapi.yaml"'],
        ),
        (
            "[apis.a]\nspec = 's'\n",
            ['1:2 config-missing-key add docs = ["…"] with the folder of pages'],
        ),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\nlayout = 'flat'\n",
            ["4:1 config-value"],
        ),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\n[apis.b]\nspec = './s'\ndocs='pages'",
            ["5:1 config-clash"],
        ),
        ("apis.a = 1\n", ["1:1 config-wrong-type"]),
        (
            "[apis.a]\nspec = 's'\ndocs = 'pages'\ndialect = 'gone.toml'\n",
            ["4:1 config-missing-path paths are relative to the folder of this file"],
        ),
    ],
)
def test_mistakes(folder: Path, text: str, expected: list[str]) -> None:
    assert problems(folder, text) == expected


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    text = "[apis.a]\nspec = 1\ndocs = 2\nfoo = 3\n"
    assert [line.split()[1] for line in problems(folder, text)] == [
        "config-unknown-key",
        "config-wrong-type",
        "config-wrong-type",
    ]


def test_keys_of_other_tables_are_not_taken_for_ours(folder: Path) -> None:
    text = (
        "[tool.other.apis.a]\nlayout = 'x'\n[tool.docmill.apis.a]\nspec = 's'\n"
        "docs = 'pages'\nlayout = 'y'\n"
    )
    assert problems(folder, text, "pyproject.toml") == ["6:1 config-value"]


def test_a_file_that_is_not_text(folder: Path) -> None:
    (folder / "docmill.toml").write_bytes(b"\xff\xfe")
    diagnostics = Diagnostics()
    assert load.load(folder / "docmill.toml", diagnostics) is None
    assert [item.code for item in diagnostics] == ["config-unreadable"]


def test_how_a_project_is_published(folder: Path) -> None:
    site = '[site]\noutput = "out"\nlanguages = ["zh", "en"]\nbase_url = "https://a/"\n'
    (folder / "docmill.toml").write_text(site + '[apis.shop]\nspec = "shop.yaml"\n')
    project = load.load(folder / "docmill.toml", Diagnostics())
    assert project
    assert project.site.output == folder / "out"
    assert project.site.languages == ("zh", "en")
    assert project.site.base_url == "https://a/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site = 1\n[apis.a]\nspec = 'a'\n", "1:1 config-wrong-type"),
        (
            "[site]\nouput = 'x'\n[apis.a]\nspec = 'a'\n",
            "2:1 config-unknown-key did you mean `output`?",
        ),
        ("[site]\nlanguages = ['fr']\n[apis.a]\nspec = 'a'\n", "2:1 config-value"),
        ("[site]\noutput = 3\n[apis.a]\nspec = 'a'\n", "2:1 config-wrong-type"),
    ],
)
def test_mistakes_in_how_it_is_published(
    folder: Path, text: str, expected: str
) -> None:
    assert problems(folder, text) == [expected]


def test_each_language_that_there_are_words_of_can_be_asked_for(folder: Path) -> None:
    (folder / "docmill.toml").write_text(
        f"[site]\nlanguages = {list(languages())}\n[apis.a]\nspec = 'a'\n"
    )
    project = load.load(folder / "docmill.toml", Diagnostics())
    assert project is not None
    assert project.site.languages == languages()


@pytest.mark.parametrize(
    ("top", "own", "expected"),
    [
        ("", "", True),
        ('profile = "jdcloud"', "", "jdcloud"),
        ('profile = "jdcloud"', "profile = false", False),
        ("profile = false", 'profile = "jdcloud"', "jdcloud"),
        ("profile = false", "", False),
    ],
)
def test_profiles(folder: Path, top: str, own: str, expected: str | bool) -> None:
    text = f'{top}\n[apis.shop]\ndocs = "pages"\nspec = "spec.yaml"\n{own}\n'
    (folder / "docmill.toml").write_text(text)
    project = load.load(folder / "docmill.toml", Diagnostics())
    assert project is not None
    assert project.apis[0].config.profile == expected


def test_a_profile_of_ones_own_is_a_file_of_the_project(folder: Path) -> None:
    (folder / "mine.toml").write_text('name = "mine"\n')
    text = '[apis.shop]\ndocs = "pages"\nspec = "s.yaml"\nprofile = "mine.toml"\n'
    (folder / "docmill.toml").write_text(text)
    project = load.load(folder / "docmill.toml", Diagnostics())
    assert project is not None
    assert project.apis[0].config.profile == (folder / "mine.toml").as_posix()


def test_profiles_that_are_none(folder: Path) -> None:
    text = 'profile = 1\n[apis.shop]\ndocs = "pages"\nspec = "s.yaml"\n'
    assert problems(folder, text) == ["1:1 config-wrong-type"]
    text = '[apis.shop]\ndocs = "pages"\nspec = "s.yaml"\nprofile = "no.toml"\n'
    assert problems(folder, text) == [
        "4:1 config-missing-path paths are relative to the folder of this file"
    ]
