"""The templates lay text out: they decide nothing and quote nothing.

Those of a site have escaping to rely on, and rules of their own: `test_site_templates`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from black import format_str
from black.mode import Mode, TargetVersion
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "templates"
ALL = sorted(TEMPLATES.rglob("*.jinja"))
SITE = [path for path in ALL if path.is_relative_to(TEMPLATES / "site")]
PLANNED = [
    path
    for path in ALL
    if path not in SITE and re.search("{[{%]", path.read_text("utf-8"))
]
STATIC = [
    path for path in ALL if path not in PLANNED and path.name.endswith(".py.jinja")
]
LONGEST = 120

REFUSED = (nodes.Compare, nodes.And, nodes.Or, nodes.Call, nodes.Concat, nodes.BinExpr)
QUOTED = re.compile(r"""["']\{\{|\}\}["']""")
COMMENTED = re.compile(r"#.*\{\{")


def name_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", PLANNED, ids=name_of)
def test_a_template_decides_nothing(path: Path) -> None:
    tree = Environment(autoescape=False).parse(path.read_text("utf-8"))
    assert list(tree.find_all(REFUSED)) == []
    assert list(tree.find_all(nodes.Filter)) == []


@pytest.mark.parametrize("path", PLANNED, ids=name_of)
def test_a_template_writes_no_quotes_round_a_value(path: Path) -> None:
    text = path.read_text("utf-8")
    assert QUOTED.findall(text) == []
    if ".md" not in path.suffixes:
        assert COMMENTED.findall(text) == []


@pytest.mark.parametrize("path", [*PLANNED, *SITE], ids=name_of)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", STATIC, ids=name_of)
def test_what_is_copied_is_formatted(path: Path) -> None:
    text = path.read_text("utf-8")
    mode = Mode(line_length=88, target_versions={TargetVersion.PY311})
    assert format_str(text, mode=mode) == text


def test_what_a_client_says_of_its_defaults_is_true() -> None:
    """They are constants of the runtime; the docstring has the numbers for people."""
    settings = (TEMPLATES / "package/_runtime/settings.py.jinja").read_text("utf-8")
    defaults = dict(re.findall(r"^DEFAULT_(\w+) = ([\d.]+)$", settings, re.MULTILINE))
    assert defaults.keys() == {"TIMEOUT", "DEADLINE", "MAX_RETRIES"}
    client = (TEMPLATES / "package/_client.py.jinja").read_text("utf-8")
    assert f"each write; {float(defaults['TIMEOUT']):g} by default." in client
    assert f"after the first; {defaults['MAX_RETRIES']} by default." in client
    assert float(defaults["DEADLINE"]) == 600
    assert "ten minutes if None" in client
