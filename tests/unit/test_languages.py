"""Another language of docmill's own words is one file: Spanish, for client and reference."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.client.planner import plan
from docmill.client.render.jinja import render
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.files.templates import template_folders
from docmill.openapi.diff.rules import RULES
from docmill.openapi.document import OpenApi
from docmill.openapi.languages import language_of_document, languages
from docmill.publish.build import build
from docmill.publish.render.html import Surroundings, page
from docmill.words import load
from docmill.words.detect import language_of, main_language

LIBRARY: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Biblioteca", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {
        "/libros": {
            "get": {
                "operationId": "listarLibros",
                "summary": "Lista los libros",
                "description": "Devuelve los libros según el autor y las fechas.",
                "parameters": [
                    {
                        "name": "autor",
                        "in": "query",
                        "required": True,
                        "description": "El autor o la autora",
                        "schema": {"type": "string", "maxLength": 40},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "Los libros",
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"type": "string"}}
                            }
                        },
                    }
                },
            }
        }
    },
}


def client() -> dict[str, str]:
    """The files of a client of the library."""
    config = ClientConfig()
    planned = plan(OpenApi(LIBRARY), Diagnostics(), config, name="biblioteca")
    assert planned is not None
    return {name: str(text) for name, text in render(planned, config).items()}


def test_a_spanish_document_is_told() -> None:
    assert language_of_document(OpenApi(LIBRARY)) == "es"
    assert languages(OpenApi(LIBRARY)) == ("es",)


def test_the_client_speaks_spanish() -> None:
    files = client()
    readme = files["README.md"]
    for words in (
        "## Primeros pasos",
        "Todo fallo lanza una subclase de `APIError`",
        "| parámetro | tipo |",
        "Devuelve `list[str]`",
    ):
        assert words in readme
    sources = "".join(text for name, text in files.items() if name.endswith(".py"))
    assert "Argumentos:" in sources
    assert "Longitud máxima: 40." in sources
    assert "Args:" not in files["src/biblioteca/_client.py"]


def test_the_reference_speaks_spanish() -> None:
    document = OpenApi(LIBRARY)
    reference = build(document, name="biblioteca", language="es")
    html = page(reference, Surroundings(), template_folders(None))
    for words in (
        'lang="es"',
        "Parámetros de consulta",
        "longitud máxima",
        "Respuestas",
    ):
        assert words in html
    assert "Query parameters" not in html


@pytest.mark.parametrize("language", load.languages())
@pytest.mark.parametrize("name", ["docstrings", "readme", "reference"])
def test_every_language_has_every_text(language: str, name: str) -> None:
    own, english = load.table(language, name), load.table("en", name)
    assert own.keys() == english.keys()
    for key, text in own.items():
        assert type(text) is type(english[key]), key
        if isinstance(text, str):
            assert text.count("{}") == english[key].count("{}"), key


@pytest.mark.parametrize("language", sorted({*load.languages()} - {"en"}))
def test_every_language_has_every_rule_of_changes(language: str) -> None:
    assert load.table(language, "changes")["rules"].keys() == RULES.keys()


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("查询 JDCLOUD 云硬盘", "en", "zh"),
        ("Los discos y sus claves", "en", "es"),
        ("Y axis and width of the label", "es", "en"),
        ("Os discos e as chaves do cliente", "en", "en"),
        ("Nombre de la imagen", "es", "es"),
        ("Nombre de la imagen", "zh", "en"),
        ("id", "zh", ""),
        ("", "zh", ""),
    ],
)
def test_the_language_of_a_text(text: str, page: str, expected: str) -> None:
    assert language_of(text, page) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], "en"),
        (["Disk size", "Los discos y las claves"], "es"),
        (["The size of a disk", "Los discos y las claves", "El disco y el pool"], "es"),
        (["The size of a disk", "The name of it", "Los discos y las claves"], "en"),
        (["Les disques et leurs clés", "La taille du disque"], "en"),
        (["Os discos e as chaves", "O nome do cliente"], "en"),
        (["I dischi e le chiavi", "Crea il disco con una chiave al volo"], "en"),
        (["查询云硬盘列表", "instance Id"], "zh"),
    ],
)
def test_the_language_of_many_texts(texts: list[str], expected: str) -> None:
    assert main_language(texts) == expected
