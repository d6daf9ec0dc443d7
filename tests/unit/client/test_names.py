"""Names: what has one keeps it, whatever comes; clashes and useless choices are told."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docmill.client import names_lock
from docmill.client.planner import plan
from docmill.config.model import ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi

Names = Mapping[str, Mapping[str, str]]
OBJECT = {"type": "object", "properties": {"taskId": {"type": "string"}}}


def operation(
    name: str, *parameters: str, body: Any = None, answer: Any = OBJECT, tag: str = ""
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": name,
        "parameters": [parameter(text) for text in parameters],
        "responses": {
            "200": {
                "description": "Fine",
                "content": {"application/json": {"schema": answer}},
            }
        },
    }
    if body is not None:
        found["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return found | ({"tags": [tag]} if tag else {})


def parameter(text: str) -> dict[str, Any]:
    place, _, name = text.rpartition(":")
    return {"in": place or "query", "name": name, "schema": {"type": "string"}}


def document(
    operations: list[dict[str, Any]], schemas: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0"},
        "paths": {f"/{number}": {"post": op} for number, op in enumerate(operations)},
        "components": {"schemas": dict(schemas)},
    }


def names_of(data: Any, kept: Names | None = None, **config: Any) -> Names:
    found = plan(
        OpenApi(copy.deepcopy(data)),
        Diagnostics(),
        ClientConfig(kept_names=kept or {}, **config),
        name="shop",
    )
    assert found is not None
    return found.names


def changed(old: Names, new: Names) -> dict[str, tuple[str, str]]:
    """What has another name than it had."""
    return {
        f"{scope}: {key}": (name, new[scope][key])
        for scope, entries in old.items()
        for key, name in entries.items()
        if new.get(scope, {}).get(key, name) != name
    }


SCHEMAS = {"Foo_Bar": OBJECT, "Other": {"type": "object", "properties": {"a": OBJECT}}}
OPERATIONS = [
    operation("get_task", "task_id", "header:X-Key", body=OBJECT, tag="main-tag"),
    operation("listTasks", "filter", answer={"oneOf": [OBJECT, {"type": "integer"}]}),
]
NEWCOMERS = {
    "a schema": ([], {"FooBar": OBJECT, "OtherA": OBJECT}),
    "an operation": ([operation("getTask"), operation("listTasks_async")], {}),
    "an operation like a group": ([operation("main_tag")], {}),
    "a group": ([operation("x", tag="mainTag"), operation("y", tag="MainTag")], {}),
    "an inline schema": (
        [
            operation(
                "post", answer={"type": "object", "properties": {"Other A": OBJECT}}
            )
        ],
        {},
    ),
}


@pytest.mark.parametrize("group_by", ["none", "tag"])
@pytest.mark.parametrize("newcomer", NEWCOMERS)
def test_what_is_new_renames_nothing(newcomer: str, group_by: str) -> None:
    operations, schemas = NEWCOMERS[newcomer]
    before = names_of(document(OPERATIONS, SCHEMAS), group_by=group_by)
    after = document([*operations, *OPERATIONS], {**schemas, **SCHEMAS})
    assert changed(before, names_of(after, before, group_by=group_by)) == {}
    assert names_of(
        after, names_of(after, before, group_by=group_by), group_by=group_by
    )


def test_without_the_lock_they_would() -> None:
    before = names_of(document(OPERATIONS, SCHEMAS))
    after = names_of(document(OPERATIONS, {**SCHEMAS, "FooBar": OBJECT}))
    clash = {"classes: /components/schemas/Foo_Bar": ("FooBar", "FooBar2")}
    assert changed(before, after) == clash


def test_a_new_class_does_not_rename_the_form_of_another_in_requests() -> None:
    member = {"type": "string", "readOnly": True}
    pet = {"type": "object", "properties": {"id": member}, "required": ["id"]}
    reference = {"$ref": "#/components/schemas/Pet"}
    uses = [
        operation("put", body={"type": "array", "items": reference}, answer=reference)
    ]
    before = names_of(document(uses, {"Pet": pet}))
    assert before["input classes"] == {"/components/schemas/Pet": "PetInput"}
    names = names_of(document(uses, {"PetInput": OBJECT, "Pet": pet}), before)
    assert changed(before, names) == {}
    assert names["classes"]["/components/schemas/PetInput"] == "PetInput2"


@pytest.mark.parametrize(
    "parameters",
    [
        ("task-id", "task_id", "header:X-Key"),
        ("header:task_id", "task_id", "header:X-Key"),
        ("taskId", "task_id", "header:X-Key"),
    ],
)
def test_a_new_parameter_renames_no_parameter_and_no_member_of_the_body(
    parameters: tuple[str, ...],
) -> None:
    before = names_of(document([OPERATIONS[0]], {}))
    after = document([operation("get_task", *parameters, body=OBJECT)], {})
    names = names_of(after, before)
    assert changed(before, names) == {}
    arguments = names["arguments of get_task"]
    assert len(set(arguments.values())) == len(arguments) == 4


def test_a_new_member_renames_no_member() -> None:
    before = names_of(document(OPERATIONS, SCHEMAS))
    members = {"task_id": {"type": "string"}, "taskId": {"type": "string"}}
    more = {**SCHEMAS, "Foo_Bar": {"type": "object", "properties": members}}
    names = names_of(document(OPERATIONS, more), before)
    assert names["fields of /components/schemas/Foo_Bar"] == {
        "taskId": "task_id",
        "task_id": "task_id_2",
    }


def test_schemas_inside_others_are_found_wherever_their_list_has_them() -> None:
    inline = {"in": "query", "name": "a", "schema": OBJECT}
    other = {"in": "query", "name": "b", "schema": OBJECT}
    titled = {**OBJECT, "title": "One"}
    first = operation("get", answer={"oneOf": [titled, OBJECT]})
    second = operation(
        "get", answer={"oneOf": [{**titled, "title": "Two"}, titled, OBJECT]}
    )
    first["parameters"], second["parameters"] = [inline], [other, inline]
    before = names_of(document([first], {}))
    after = document([second], {})
    after["paths"] = {"/moved": after["paths"]["/0"]}
    names = names_of(after, before)["classes"]
    assert names["get/parameters/query:a/schema"] == "GetA"
    assert names["get/parameters/query:b/schema"] == "GetB"
    answer = "get/responses/200/content/application~1json/schema"
    assert names[f"{answer}/oneOf/One"] == "GetResponseOne"
    assert names[f"{answer}/oneOf/Two"] == "GetResponseTwo"


words = st.text("abAB_-", min_size=1, max_size=4)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    *[st.lists(words, unique=True, max_size=4)] * 4,
)
def test_nothing_new_renames_anything(
    schemas: list[str], more: list[str], operations: list[str], parameters: list[str]
) -> None:
    old = document(
        [operation(name, tag=name) for name in operations[:2]]
        + [operation("some", "a")],
        {name: {"type": "object", "properties": {"b": OBJECT}} for name in schemas},
    )
    new = document(
        [operation(name, *parameters, tag=name) for name in operations]
        + [operation("some", *{*parameters, "a"})],
        {
            name: {
                "type": "object",
                "properties": {"b": OBJECT, **{key: {} for key in more}},
            }
            for name in [*more, *schemas]
        },
    )
    before = names_of(old, group_by="tag")
    assert changed(before, names_of(new, before, group_by="tag")) == {}


def findings(data: Any, **config: Any) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    plan(OpenApi(data), diagnostics, ClientConfig(**config), name="shop")
    return [(item.code, item.message) for item in diagnostics if "name-" in item.code]


def test_a_clash_is_told() -> None:
    data = document(OPERATIONS, {**SCHEMAS, "FooBar": OBJECT})
    message = "'Foo_Bar' becomes FooBar2: the name that it would have is taken"
    assert findings(data) == [("name-clash", message)]
    assert findings(data, names={"Foo_Bar": "Barred"}) == []


def test_a_choice_that_nothing_uses_is_told() -> None:
    data = document(OPERATIONS, SCHEMAS)
    chosen = {"taskId": "job", "Foo_Bar": "Foo", "jobId": "job"}
    message = "nothing that gets a name is called 'jobId'"
    assert findings(data, names=chosen) == [("name-unused", message)]


def test_a_parameter_of_the_client_that_no_operation_has_is_told() -> None:
    diagnostics = Diagnostics()
    config = ClientConfig(client_parameters=("filter", "region"))
    plan(OpenApi(document(OPERATIONS, {})), diagnostics, config, name="shop")
    unused = [item for item in diagnostics if item.code == "client-parameter-unused"]
    assert ["'region'" in item.message for item in unused] == [True]


def test_a_choice_beats_the_lock_and_a_name_out_of_use_is_told() -> None:
    data = document(OPERATIONS, SCHEMAS)
    before = names_of(data)
    names = names_of(data, before, names={"Foo_Bar": "Foo"})
    assert changed(before, names) == {
        "classes: /components/schemas/Foo_Bar": ("FooBar", "Foo")
    }
    kept = {"fields of /components/schemas/Foo_Bar": {"taskId": "copy"}}
    message = "'taskId' was copy so far, which cannot be a name any more: it is task_id"
    assert findings(data, kept_names=kept) == [("name-not-kept", message)]


def test_a_lock_file_is_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "names.lock"
    given_names = {"b": {"y": "two", "x": "one"}, "a": {"任务": "task"}, "empty": {}}
    text = names_lock.dump(given_names)
    path.write_text(text, "utf-8")
    loaded = names_lock.load(path, Diagnostics(), Limits(), root=tmp_path)
    assert loaded == {"a": {"任务": "task"}, "b": {"x": "one", "y": "two"}}
    assert names_lock.dump(loaded) == text
    assert list(loaded) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{", ["1:2"]),
        ("<<<<<<< HEAD\n{}", ["1:1"]),
        ("[]", ["1:1"]),
        ('{"names": 1}', ["1:1"]),
        ('{"names": {\n"a": 1}}', ["2:1"]),
        ('{"names": {"a": {\n"x": "class",\n"y": "a b",\n"z": 1,\n"_": "_a"}}}', 4),
        ('{"names": {"a": {"x": "Same",\n"y": "same"}}}', ["2:1"]),
        ("[" * 100_000, ["1:1"]),
    ],
)
def test_a_broken_lock_file_is_told(
    tmp_path: Path, text: str, places: list[str] | int
) -> None:
    path = tmp_path / "names.lock"
    path.write_text(text, "utf-8")
    diagnostics = Diagnostics()
    assert names_lock.load(path, diagnostics, Limits(), root=tmp_path) == {}
    assert {item.code for item in diagnostics} == {"names-lock-unusable"}
    spans = [
        f"{item.span.line}:{item.span.column}" for item in diagnostics if item.span
    ]
    assert spans == places if isinstance(places, list) else len(spans) == places
