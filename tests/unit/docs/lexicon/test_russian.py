"""Words of Russian references, and sentences that they must not be found in."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon

WORDS = Lexicon.of()


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Параметры запроса", "request parameters"),
        ("Параметры пути:", "path parameters"),
        ("Тело запроса", "request body"),
        ("Заголовки", "header"),
        ("**Ответ:**", "response"),
        ("Пример ответа", "response example"),
        ("Ошибки", "error"),
        ("Коды ответов", "status_code"),
        ("Обязательные параметры", "required parameters"),
        ("Необязательные параметры", "optional parameters"),
        ("История изменений", "changelog"),
    ],
)
def test_headings(text: str, concepts: str) -> None:
    role = WORDS.heading(text)
    assert role.concepts == frozenset(concepts.split())
    assert role.sure


def test_a_title_of_an_operation_is_no_label() -> None:
    assert not WORDS.heading("Просмотр книг на полке").sure


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Имя", "name"),
        ("Параметр", "name"),
        ("Тип", "type"),
        ("Тип данных", "type"),
        ("Обязательный", "required"),
        ("Необязательный", "optional"),
        ("Описание", "description"),
        ("По умолчанию", "default"),
        ("Пример", "example"),
        ("Где передаётся", "place"),
        ("Код ответа", "status_code"),
        ("Полка", None),
    ],
)
def test_columns(text: str, role: str | None) -> None:
    assert WORDS.column(text) == role


@pytest.mark.parametrize(
    ("text", "said"),
    [("да", True), ("Нет", False), ("необязательно", False), ("да, если пусто", None)],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert WORDS.truth(text) is said


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("строка", "string"),
        ("Целое число", "integer"),
        ("число", "number"),
        ("логический", "boolean"),
        ("объект", "object"),
    ],
)
def test_types(text: str, type_: str) -> None:
    found = WORDS.type(text)
    assert found is not None
    assert found[0] == type_


def test_other_types() -> None:
    assert WORDS.type("полка") is None
    assert WORDS.array_item("массив строк") == "строк"
    assert WORDS.array_item("массив") == ""
    assert WORDS.type("строк") == ("string", None)
    assert WORDS.type("дата") == ("string", "date")
    assert WORDS.place("строка запроса") == "query"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Обязательный. Номер книги.", True),
        ("(необязательный) номер книги", False),
        ("Номер книги (обязательно)", True),
        ("необязательное поле", False),
        ("обязательный, если нет номера", None),
        ("обязательно, если нет номера", None),
        ("обязательный экземпляр книги", None),
        ("малообязательный. И так далее", None),
    ],
)
def test_required_and_optional(text: str, said: bool | None) -> None:
    found = WORDS.requirement(text)
    assert (found[0] if found else None) is said
