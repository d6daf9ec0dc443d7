"""Where the first sentence of a text ends."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon
from unit.docs.assemble.any import operation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adds a part, e.g. a wheel. Needs a key.", "Adds a part, e.g. a wheel."),
        ("Adds a part (i.e. a wheel)! See below.", "Adds a part (i.e. a wheel)!"),
        ("Malt ein Rad (z.B. rot). Braucht mehr.", "Malt ein Rad (z.B. rot)."),
        ("Malt, z. B. rot, ggf. blau. Ende.", "Malt, z. B. rot, ggf. blau."),
        ("Malt Räder bzw. Achsen. Ende.", "Malt Räder bzw. Achsen."),
        ("Peint p. ex. une roue. Fin.", "Peint p. ex. une roue."),
        ("Pinta máx. dos ruedas. Fin.", "Pinta máx. dos ruedas."),
        ("Красит, т.е. меняет. Всё.", "Красит, т.е. меняет."),
        ("画一个轮子。需要密钥。", "画一个轮子。"),
        ("Plays parts of music. Needs a key.", "Plays parts of music."),
        ("Takes wheels, axles etc.\n\nNeeds a key.", "Takes wheels, axles etc."),
        ("Adds wheels", "Adds wheels"),
        ("", ""),
    ],
)
def test_first_sentences(text: str, expected: str) -> None:
    assert Lexicon.of().first_sentence(text) == expected


def test_a_summary_goes_on_behind_an_abbreviation() -> None:
    text = "Malt ein Rad, z.B. rot, ggf. auch blau. Braucht einen Schlüssel."
    found = operation(f"## `POST /wheels`\n\n{text}\n")
    assert found["summary"] == "Malt ein Rad, z.B. rot, ggf. auch blau"
    listed = operation(f"- `POST /wheels` - {text}\n- `GET /wheels` - Alle.\n")
    assert listed["summary"] == "Malt ein Rad, z.B. rot, ggf. auch blau"
