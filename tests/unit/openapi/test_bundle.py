"""Documents of several files become one, and every part keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load
from docmill.openapi.validate.run import validate

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"


def write(folder: Path, **files: str) -> Path:
    """Files by name (`__` for a folder); the path of the document `api`."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "api.yaml"


def read(path: Path) -> tuple[OpenApi | None, list[str]]:
    diagnostics = Diagnostics()
    document = load.load(path, diagnostics, Limits(), root=path.parent)
    if document is not None:
        validate(document, diagnostics)
    return document, [f"{item.code} {item.span}" for item in diagnostics]


def test_files_are_taken_in_under_the_names_they_had(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        api=f"{HEAD}paths:\n  /a: {{$ref: paths/a.yaml}}\n"
        "components:\n  schemas:\n    Pet: {$ref: ./models/Pet.yaml}\n    Owner: {type: integer}\n",
        paths__a="get:\n  operationId: getA\n  parameters: [{$ref: '../shared.yaml#/Page'}]\n"
        "  responses:\n    '200':\n      description: d\n"
        "      content: {application/json: {schema: {$ref: ../models/Pet.yaml}}}\n",
        models__Pet="type: object\nproperties:\n  owner: {$ref: '../shared.yaml#/Owner'}\n"
        "  mother: {$ref: '#'}\n  name: {$ref: '#/$defs/Name'}\n"
        "  back: {$ref: '../api.yaml#/components/schemas/Owner'}\n$defs: {Name: {type: string}}\n",
        shared="Page: {in: query, name: page, schema: {type: integer}}\n"
        "Owner: {properties: {pets: {items: {$ref: models/Pet.yaml}}}}\n",
    )
    document, findings = read(path)
    assert findings == []
    assert document is not None
    components = document.data["components"]
    get = document.data["paths"]["/a"]["get"]
    assert get["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    pet = components["schemas"]["Pet"]["properties"]
    assert pet == {
        "owner": {"$ref": "#/components/schemas/Owner_2"},
        "mother": {"$ref": "#/components/schemas/Pet"},
        "name": {"$ref": "#/components/schemas/Name"},
        "back": {"$ref": "#/components/schemas/Owner"},
    }
    assert components["schemas"]["Owner_2"]["properties"]["pets"]["items"] == {
        "$ref": "#/components/schemas/Pet"
    }
    spans = [
        document.locate(place)
        for place in (
            "/paths/~1a/get/operationId",
            "/components/schemas/Pet/properties/owner",
            "/components/parameters/Page/name",
            "/components/schemas/Owner",
        )
    ]
    assert [str(span) for span in spans] == [
        "paths/a.yaml:2:16",
        "models/Pet.yaml:3:3",
        "shared.yaml:1:25",
        "api.yaml:8:5",
    ]


@pytest.mark.parametrize(
    ("reference", "files", "finding"),
    [
        ("../secret.yaml", {}, "ref-external api.yaml:3:20"),
        ("/etc/passwd", {}, "ref-external api.yaml:3:20"),
        ("file:///etc/passwd", {}, "ref-external api.yaml:3:20"),
        ("//host/x.yaml", {}, "ref-external api.yaml:3:20"),
        ("http://host/x.yaml", {}, "ref-external api.yaml:3:20"),
        ("b%00.yaml", {}, "ref-unresolved api.yaml:3:20"),
        ("b.yaml#/no", {"b": "a: 1"}, "ref-unresolved api.yaml:3:20"),
        ("b.yaml#no", {"b": "a: 1"}, "ref-unresolved api.yaml:3:20"),
        ("b.yaml", {"b": "$ref: http://host/x"}, "ref-external b.yaml:1:7"),
        (
            "b.yaml",
            {"b": "$ref: c.yaml", "c": "$ref: b.yaml"},
            "ref-loop api.yaml:3:20",
        ),
    ],
)
def test_references_that_lead_elsewhere_are_refused(
    tmp_path: Path, reference: str, files: dict[str, str], finding: str
) -> None:
    folder = tmp_path / "api"
    (tmp_path / "secret.yaml").write_text("type: string")
    text = f"openapi: 3.1.0\npaths: {{}}\nc: {{schema: {{$ref: '{reference}'}}}}\n"
    document, findings = read(write(folder, api=text, **files))
    assert document is None
    assert findings[0] == finding


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: string")
    path = write(tmp_path / "api", api=f"{HEAD}c: {{schema: {{$ref: link.yaml}}}}\n")
    (tmp_path / "api" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert read(path) == (None, ["ref-external api.yaml:3:20"])


def test_a_file_that_cannot_be_read_is_told_with_its_use(tmp_path: Path) -> None:
    path = write(tmp_path, api=f"{HEAD}c: {{schema: {{$ref: b.yaml}}}}\n", b="a: [")
    assert read(path) == (
        None,
        ["yaml-syntax b.yaml:1:5", "ref-unresolved api.yaml:3:20"],
    )


def test_what_a_discriminator_maps_to_is_taken_in_as_well(tmp_path: Path) -> None:
    union = (
        "oneOf: [{$ref: cat.yaml}, {$ref: 'dogs.yaml#/Dog'}], discriminator:"
        " {propertyName: kind, mapping: {c: cat.yaml, d: 'dogs.yaml#/Dog', e: Cat}}"
    )
    path = write(
        tmp_path,
        api=f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{Pet: {{{union}}}}}}}\n",
        cat="type: object\n",
        dogs="Dog: {type: object}\n",
    )
    document, _ = read(path)
    assert document is not None
    pet = document.data["components"]["schemas"]["Pet"]
    c, d = (variant["$ref"] for variant in pet["oneOf"])
    assert pet["discriminator"]["mapping"] == {"c": c, "d": d, "e": "Cat"}


def test_the_root_of_a_file_is_the_whole_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        api=f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{Pet: {{$ref: 'pet.yaml#/'}}}}}}\n",
        pet="type: string\n",
    )
    document, findings = read(path)
    assert findings == []
    assert document is not None
    assert document.data["components"]["schemas"]["Pet"] == {"type": "string"}
