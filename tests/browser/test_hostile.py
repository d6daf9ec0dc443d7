"""Text that would be a program in any field of a document stays text."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import published
from browser.sample import REFERENCE
from browser.visiting import Open
from docmill.files.templates import template_folders
from docmill.publish.model import Link, Reference
from docmill.publish.render.html import Surroundings, page

ATTACKS = (
    "<script>troubles.push('script')</script>",
    "<img src=x onerror=\"troubles.push('image')\">",
    "\"><svg onload=troubles.push('svg')>",
    "' autofocus onfocus='troubles.push(1)' x='",
    "javascript:troubles.push('link')",
    "java\nscript:troubles.push('link')",
    "[x](javascript:troubles.push('markdown'))",
    "![x](https://evil.example.com/pixel.png)",
    "</style><script>troubles.push('style')</script>",
    "</template></title></textarea><script>troubles.push('ended')</script>",
    "<base href=https://evil.example.com><meta http-equiv=refresh content=0;url=//evil>",
    "<iframe srcdoc='<script>parent.troubles.push(1)</script>'></iframe>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "data:text/html,<script>troubles.push('data')</script>",
)
LINKS = (
    "javascript:troubles.push(1)",
    "java\nscript:troubles.push(1)",
    "data:text/html,x",
)
KEPT = {"anchor", "html", "language", "badge", "severity"}
CLICK_ALL = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
for (const each of document.querySelectorAll("button:not(.theme)")) each.click();
for (const each of document.querySelectorAll("main a")) {
  if (!/^(https?|mailto|file):$/.test(each.protocol)) troubles.push(each.href);
  each.focus();
}
"""


def hostile(value: Any, attack: str) -> Any:
    """A reference with an attack in each of its texts."""
    if isinstance(value, str):
        return attack
    if isinstance(value, tuple):
        return tuple(hostile(each, attack) for each in value)
    if isinstance(value, dict):
        return {key: hostile(each, attack) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        each.name: hostile(getattr(value, each.name), attack)
        for each in fields(value)
        if each.name not in KEPT
    }
    return replace(value, **changed)


def operation(attack: str, number: int) -> dict[str, Any]:
    """An operation with an attack wherever text may be."""
    schema = {
        "type": "object",
        "title": attack,
        "description": attack,
        "properties": {
            attack: {"type": "string", "description": attack, "enum": [attack]},
            "other": {"type": "string", "default": attack, "examples": [attack]},
            "shape": {"type": "string", "pattern": attack, "format": attack},
        },
    }
    content = {"application/json": {"schema": schema, "example": {attack: attack}}}
    return {
        "operationId": f"{attack} {number}",
        "summary": attack,
        "description": attack,
        "tags": [attack],
        "externalDocs": {"url": attack, "description": attack},
        "parameters": [
            {
                "name": attack,
                "in": "query",
                "description": attack,
                "schema": {"type": "string"},
            }
        ],
        "requestBody": {"description": attack, "content": content},
        "responses": {"200": {"description": attack, "content": content}},
    }


def document(attack: str) -> dict[str, Any]:
    """A document with an attack in its head, and an operation with each of them."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": attack,
            "version": attack,
            "summary": attack,
            "description": attack,
            "contact": {"name": attack, "url": attack, "email": attack},
            "license": {"name": attack, "url": attack},
            "termsOfService": attack,
        },
        "tags": [{"name": attack, "description": attack}],
        "servers": [{"url": "https://a.example.com", "description": attack}],
        "paths": {
            f"/things/{number}": {"post": operation(each, number)}
            for number, each in enumerate(ATTACKS)
        },
        "components": {
            "schemas": {
                f"Thing{number}": {"title": each, "description": each, "const": each}
                for number, each in enumerate(ATTACKS)
            }
        },
    }


@pytest.mark.parametrize("attack", ["\n".join(ATTACKS), *LINKS])
def test_nothing_in_a_reference_does_anything(
    open_page: Open, tmp_path: Path, attack: str
) -> None:
    reference: Reference = hostile(REFERENCE, attack)
    surroundings = Surroundings(
        home=attack, changes=attack, files=(Link(label=attack, href=attack),)
    )
    path = tmp_path / "index.html"
    path.write_text(page(reference, surroundings, template_folders(None)), "utf-8")
    visit = open_page(path)
    visit.page.evaluate(CLICK_ALL)
    search(visit.page)


@pytest.mark.parametrize("attack", [ATTACKS[0], LINKS[0]])
def test_nothing_in_a_document_does_anything(
    open_page: Open, tmp_path: Path, attack: str
) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document(attack)), "utf-8")
    visit = open_page(published(tmp_path / "site", str(path)))
    visit.page.evaluate(CLICK_ALL)
    search(visit.page)


def search(page: Any) -> None:
    """Searches, which writes what is found into the page."""
    page.keyboard.press("/")
    page.keyboard.type("s")
    page.wait_for_timeout(50)
