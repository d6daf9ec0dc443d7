"""The examples in documents of twenty services: read strictly, and written back the same.

The documents are beside the checkout, in `../shared/specs`. An example that its own
schema does not allow is told, with its place; jsonschema is the judge, which docmill
does not ask.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from openapi_schema_validator import OAS30Validator, OAS31Validator
from pydantic import TypeAdapter, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT202012

from docmill.client.literals import Code
from docmill.client.plan import ClientPlan
from docmill.client.planner import build
from docmill.client.planner.modules.imports import import_lines
from docmill.client.planner.modules.models import Models
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.render import format as formatting
from docmill.client.render.jinja import render
from docmill.client.types import named_types
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.read.load import load
from docmill.openapi.validate.example_places import Example, examples
from docmill.openapi.validate.examples import check
from shared import documents, needed

FILES = documents()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_are_read_and_written_back(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Black takes nine tenths of the time and is tested elsewhere.
    monkeypatch.setattr(formatting, "format_all", lambda texts, *_: texts)
    document = load(needed(path), Diagnostics(), Limits())
    assert document is not None
    package = f"examples_of_{path.stem}"
    found, models = planned(document, package, monkeypatch)
    adapters = Adapters(models, generated(found, tmp_path, monkeypatch))
    told = places_told(document)
    for example in examples(document.data):
        place = f"{path.name}{example.place}"
        is_told = any(f"{where}/".startswith(f"{example.place}/") for where in told)
        adapter = adapters.of(example)
        if adapter is not None and not comes_back(adapter, example.value):
            assert is_told, f"{place} is not told"
        if is_told:
            assert is_broken(document, example), f"{place} is not wrong"
    # The types of bodies that are taken apart, member by member, have no class.
    assert adapters.left_out <= 10


class Adapters:
    """What reads the examples of a document: the types that its client has for them."""

    def __init__(self, models: Models, package: str) -> None:
        self.models = models
        self.package = package
        self.left_out = 0
        self.by_type: dict[str, TypeAdapter[Any]] = {}

    def of(self, example: Example) -> TypeAdapter[Any] | None:
        """The adapter for an example; None where the client has no class for it."""
        item = self.models.schemas.type_at(example.schema)
        if not named_types(item) <= self.models.class_names.keys():
            self.left_out += 1
            return None
        writer = Annotations(
            self.models.schemas, self.models.class_names, {}, Code("m.")
        )
        text = str(writer.returned(item))
        if text not in self.by_type:
            scope: dict[str, Any] = {"__package__": f"{self.package}.models"}
            exec("\n".join(import_lines(writer.needs)), scope)
            self.by_type[text] = TypeAdapter(eval(text, scope))
        return self.by_type[text]


def planned(
    document: OpenApi, package: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[ClientPlan, Models]:
    """The plan of the models alone, and what has planned them."""
    made: list[Models] = []

    def kept(**facts: Any) -> Models:
        made.append(Models(**facts))
        return made[-1]

    monkeypatch.setattr(build, "Models", kept)
    config = ClientConfig(package=package)
    found = build.plan(document, Diagnostics(), config, name=package)
    assert found is not None
    return replace(found, operations=()), made[0]


def generated(plan: ClientPlan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package that can be imported from now on."""
    for name, text in render(plan, ClientConfig(layout="package")).items():
        path = folder / plan.package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    # `__init__.py` would load what only the operations have.
    (folder / plan.package / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(folder)
    return str(plan.package)


def places_told(document: OpenApi) -> list[str]:
    """Where docmill says that an example does not fit."""
    places: list[str] = []
    check(OpenApi(document.data, places.append), Diagnostics())
    return places


def comes_back(adapter: TypeAdapter[Any], value: Any) -> bool:
    """Whether a value is read strictly, and written as it was."""
    try:
        read = adapter.validate_json(json.dumps(value), strict=True)
    except ValidationError:
        return False
    options = {"mode": "json", "by_alias": True, "exclude_unset": True}
    return same(adapter.dump_python(read, **options), value)  # type: ignore[arg-type]


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; of dates with a time, the moments count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str) and one != other:
        return moment(one) == moment(other) is not None
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def moment(text: str) -> datetime | None:
    """The moment that a text names."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def is_broken(document: OpenApi, example: Example) -> bool:
    """Whether jsonschema says that an example does not fit its schema."""
    is_30 = str(document.data["openapi"]).startswith("3.0")
    library: Any = OAS30Validator if is_30 else OAS31Validator
    dialect = DRAFT4 if is_30 else DRAFT202012
    whole: Any = dialect.create_resource(dict(document.data))
    validator = library(
        {"$ref": f"urn:document#{quote(example.schema)}"},
        registry=Registry().with_resource("urn:document", whole),
        format_checker=library.FORMAT_CHECKER,
    )
    return any(True for _ in validator.iter_errors(example.value))
