"""The templates of a site: they decide nothing, and put nothing in that is not safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

SITE = Path(__file__).parents[2] / "templates/site"
PAGES = sorted(SITE.rglob("*.html.jinja"))
ASSETS = sorted([*SITE.rglob("*.css.jinja"), *SITE.rglob("*.js.jinja")])

REFUSED = (nodes.Compare, nodes.And, nodes.Or, nodes.Concat, nodes.BinExpr)
UNCHECKED = re.compile(r"""\b(?:href|src|action)="\{\{ [\w.]+ }}""")
INDEX = "index.html.jinja"
"""Has JSON without a `<` in it, which the script reads."""
UNQUOTED = re.compile(r"=\{\{")
ACTIVE = re.compile(
    r"\s(?:style|on\w+)=|<(?:img|iframe|object|embed|video|audio|form)\b"
)
EXTERNAL = re.compile(r"@import|url\((?!data:)|\bfetch\(|\bimport\b|innerHTML|\beval\(")


def tree_of(path: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(SITE).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_decides_nothing(path: Path) -> None:
    tree = tree_of(path)
    assert list(tree.find_all(REFUSED)) == []
    for call in tree.find_all(nodes.Call):
        assert isinstance(call.node, nodes.Name), "a macro alone is called"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_only_sanitised_html_is_put_in_as_it_is(path: Path) -> None:
    for used in tree_of(path).find_all(nodes.Filter):
        assert used.name in {"url", "safe", "length"}
        if used.name == "safe":
            assert isinstance(used.node, nodes.Getattr | nodes.Name)
            assert getattr(used.node, "attr", "") == "html" or path.name == INDEX


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_values_stand_in_quotes_and_links_are_checked(path: Path) -> None:
    text = path.read_text("utf-8")
    assert UNQUOTED.findall(text) == []
    assert UNCHECKED.findall(text) == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_has_no_styles_handlers_and_resources(path: Path) -> None:
    assert ACTIVE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", ASSETS, ids=name_of)
def test_styles_and_scripts_fetch_nothing_and_take_no_text_for_markup(
    path: Path,
) -> None:
    assert EXTERNAL.findall(path.read_text("utf-8")) == []
