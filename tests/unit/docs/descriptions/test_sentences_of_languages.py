"""What descriptions state in Spanish, Portuguese, French, German, Russian and Korean."""

from __future__ import annotations

import pytest

from docmill.docs.descriptions import Json, Subject, Tier, load_language, mine, spoken

PACKS = tuple(
    load_language(name)
    for name in ("en", "zh", "ja", "ko", "es", "de", "fr", "pt", "ru")
)

# Language: default 20 / at most 100 / from 1 to 28 / one of up, down / at most 200 letters
STATED = {
    "ru": (
        "Сколько лодок, по умолчанию 20",
        "не более 100",
        "от 1 до 28",
        "Возможные значения: `up`, `down`",
        "до 200 символов",
    ),
    "ko": (
        "배의 수 (기본값: 20)",
        "최대 100",
        "범위: 1~28",
        "`up` 또는 `down` 중 하나",
        "최대 200자",
    ),
    "es": (
        "Número de barcos, por defecto 20",
        "máximo 100",
        "entre 1 y 28",
        "Valores posibles: `up` o `down`",
        "como máximo 200 caracteres",
    ),
    "pt": (
        "Número de barcos (padrão: 20)",
        "no máximo 100",
        "entre 1 e 28",
        "Valores permitidos: `up` ou `down`",
        "até 200 caracteres",
    ),
    "fr": (
        "Nombre de bateaux, par défaut 20",
        "au plus 100",
        "entre 1 et 28",
        "Valeurs possibles : `up` ou `down`",
        "au plus 200 caractères",
    ),
    "de": (
        "Zahl der Boote, Standard: 20",
        "höchstens 100",
        "zwischen 1 und 28",
        "Mögliche Werte: `up` oder `down`",
        "höchstens 200 Zeichen",
    ),
}
EXPECTED: tuple[tuple[str, dict[str, Json]], ...] = (
    ("integer", {"default": 20}),
    ("integer", {"maximum": 100}),
    ("integer", {"minimum": 1, "maximum": 28}),
    ("string", {"enum": ["up", "down"]}),
    ("string", {"maxLength": 200}),
)
CASES = [
    (language, text, type_, facts)
    for language, texts in STATED.items()
    for text, (type_, facts) in zip(texts, EXPECTED, strict=True)
]


def certain(text: str, type_: str) -> dict[str, Json]:
    """The facts beyond doubt, by their kind."""
    found = mine(text, Subject(name="x", type=type_), spoken(text, PACKS))
    return {fact.kind: fact.value for fact in found if fact.tier is Tier.CERTAIN}


@pytest.mark.parametrize(("language", "text", "type_", "facts"), CASES)
def test_each_form_in_each_language(
    language: str, text: str, type_: str, facts: dict[str, Json]
) -> None:
    assert certain(text, type_) == facts


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Если лодка красная, по умолчанию 20", "integer"),
        ("Si el barco es rojo, por defecto 20", "integer"),
        ("Se o barco for vermelho, padrão 20", "integer"),
        ("Si le bateau est rouge, par défaut 20", "integer"),
        ("Wenn das Boot rot ist, Standard: 20", "integer"),
        ("빨간 배인 경우 기본값: 20", "integer"),
        ("Por ejemplo `up` o `down`", "string"),
        ("Zum Beispiel `up` oder `down`, z. B.", "string"),
    ],
)
def test_what_holds_in_a_case_is_not_certain(text: str, type_: str) -> None:
    assert certain(text, type_) == {}
