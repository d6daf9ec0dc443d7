"""Statements of being required or optional in descriptions and beside names."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon

WORDS = Lexicon.of()

# The statement stands between « and ».
REQUIRED = """
«(required)»
The key of the shelf «(required)»
- `shelf` «(required)» - Where the book stands
«**Required**.» The key of the shelf.
«Required.»
«Required» - the key of the shelf
«`required`»
`shelf` «*required*»
«[Required]» Key of a shelf.
string«, required»
(string, «required»)
«required,» string
string «required»
Key of the shelf«, mandatory»
Key of the shelf. «Required.»
Key of the shelf. «**Required**»
«Mandatory.» Key of the shelf.
«This field is required.»
Key. «This parameter is mandatory.»
«This field is required» and is kept for a year.
«Required: Yes»
«Required: true»
«optional=false»
«Required» parameter.
«{{<required>}}» The key of the shelf.
«{{< required >}}» The key of the shelf.
**shelf** «<Required />»
«<b>Required</b>» The key of the shelf
«<span class="mark">required</span>»
«必填»
«必填，»书架编号
书架编号«，必填»
书架编号«（必填）»
«必填项»
«必須。»棚のID
棚のID«（必須）»
«(필수)»
«(obligatorio)»
Regalnummer«, Pflichtfeld»
«Obligatoire.» Le nom
"shelf": "string, 编号«, 必填»"
"""
OPTIONAL = """
«(optional)»
«[optional]»
- «optional» -
«Optional.» Ten by default.
(«optional», ten by default)
«(*optional*)»
`shelf` «(optional)» if false, the shelf is skipped
«Optional» key of a shelf
«Optional» parameter to sort by
Key of a shelf «- optional»
Key of a shelf. «Optional,» ten by default.
«not required»
«Not required.»
«(not required)»
«non-required»
«This parameter is optional» and has no effect on drafts.
«Required: No»
«Required=false»
«Optional: true»
«{{%optional%}}» Notes
«可选»
«（可选）»
«可选，»默认 10
«非必填»
书架编号«，选填»
«選填»
«任意»
«(opcional)»
«(facultatif)»
«(선택)»
"""
NEITHER = """
required if the shelf is full
Required when the kind is `box`.
Required for boxes
**Required** unless draft
The key is required when moving a box.
(required if set)
**shelf** <Required /> only if the kind is box
Conditionally required
if required
The role required to move boxes
Required role
Required scopes: read
The required role
Optional features of the shelf
No login required
Login is required.
Either a shelf or a box is required.
`shelf` or `box` is required
Whether a label is required
The license is not required to be set when moving
in this mode, the key is **required**<br>
List of the optional fields
The `required` array of a schema
Lists what is required, and why
approval_required
A required-looking name
<required>shelf</required>
当类型为 1 时必填
类型为 1 时，必填
（type=1 时必填）
必须大于 0
可选值：1、2
是否必填
仅当草稿时可选
箱の場合は必須
The name of the shelf

-
"""


def lines(listing: str) -> list[str]:
    return listing.strip("\n").split("\n")


def extent(marked: str) -> tuple[str, int, int]:
    start = marked.index("«")
    end = marked.index("»") - 1
    return marked.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize("marked", lines(REQUIRED))
def test_required(marked: str) -> None:
    text, start, end = extent(marked)
    found = WORDS.requirement(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]].strip()) == (True, text[start:end])


@pytest.mark.parametrize("marked", lines(OPTIONAL))
def test_optional(marked: str) -> None:
    text, start, end = extent(marked)
    found = WORDS.requirement(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]].strip()) == (False, text[start:end])


@pytest.mark.parametrize("text", lines(NEITHER))
def test_no_statement(text: str) -> None:
    assert WORDS.requirement(text) is None


def test_there_are_enough_cases() -> None:
    assert len(lines(REQUIRED) + lines(OPTIONAL) + lines(NEITHER)) >= 100
