"""Schemas to types and classes: what is the edge of a rule."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.client.plan import ModelClass
from unit.client.test_planner import CAT, STRING, member_type, planned, ref

INTEGER = {"type": "integer"}
TAGGED = [
    {"type": "object", "required": ["v"], "properties": {"v": {"const": value}}}
    for value in (1, True, "x")
]


def classes(schemas: dict[str, Any], **operation: Any) -> dict[str, ModelClass]:
    """The classes of a document with some schemas."""
    found, _ = planned(schemas, operation)
    return {str(item.name): item for module in found.models for item in module.classes}


def aliases(schemas: dict[str, Any]) -> dict[str, str]:
    """The aliases of a document with some schemas, each with the text of its type."""
    found, _ = planned(schemas)
    return {
        str(item.name): str(item.value)
        for module in found.models
        for item in module.aliases
    }


def media(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        *(
            ({**STRING, "format": form}, annotation)
            for form, annotation in {
                "time": "dt.time",
                "duration": "str",
                "uuid": "UUID",
                "byte": "Base64",
                "decimal": "Decimal",
                "password": "Password",
                "uri": "str",
                "int64": "str",
            }.items()
        ),
        ({"type": "number", "format": "decimal"}, "float"),
        ({**STRING, "contentEncoding": "base64"}, "Base64"),
        ({"contentEncoding": "base64", "contentMediaType": "image/png"}, "Base64"),
        ({"contentEncoding": "base32", "contentMediaType": "image/png"}, "str"),
        ({"contentMediaType": "image/png; q=1"}, "bytes"),
        ({**STRING, "contentMediaType": "application/json"}, "str"),
        (
            {"enum": ["a", "A", 1, True]},
            'Literal["a", "A", 1, True] | str | int | bool',
        ),
        (
            {"anyOf": [{"enum": ["a", 1]}, {"const": "b"}, {"enum": [True, "a"]}]},
            'Literal["a", 1, "b", True] | str | int | bool',
        ),
        ({"enum": [1.5, {"a": 1}, [1]]}, "float | dict[str, Any] | list[Any]"),
        ({**STRING, "enum": []}, "str"),
        ({"prefixItems": [STRING, INTEGER], "items": False}, "tuple[str, int]"),
        ({"prefixItems": [STRING, INTEGER], "maxItems": 2}, "tuple[str, int]"),
        (
            {"prefixItems": [STRING, INTEGER], "items": False, "minItems": 1},
            "list[str | int]",
        ),
        ({"prefixItems": [STRING], "items": INTEGER}, "list[str | int]"),
        ({"prefixItems": [STRING]}, "list[Any]"),
        ({"type": "array", "items": False}, "list[Any]"),
        ({"type": "object", "unevaluatedProperties": INTEGER}, "dict[str, int]"),
        ({"type": "object", "patternProperties": {"^x": INTEGER}}, "dict[str, int]"),
    ],
)
def test_types(schema: dict[str, Any], annotation: str) -> None:
    assert member_type(schema) == annotation


@pytest.mark.parametrize(
    ("keywords", "extra"),
    [
        ({}, None),
        ({"additionalProperties": True}, None),
        ({"additionalProperties": False}, None),
        ({"additionalProperties": INTEGER}, "dict[str, int]"),
        ({"additionalProperties": ref("Cat")}, "dict[str, Cat]"),
        ({"patternProperties": {"^x": INTEGER}}, None),
        (
            {"patternProperties": {"^x": INTEGER}, "additionalProperties": STRING},
            "dict[str, int | str]",
        ),
        (
            {"patternProperties": {"^x": INTEGER}, "additionalProperties": False},
            "dict[str, int]",
        ),
    ],
)
def test_extra_members(keywords: dict[str, Any], extra: str | None) -> None:
    found = classes({"It": {**CAT, **keywords}})["It"].extra
    assert (found and str(found)) == extra


def test_values_of_every_kind_tell_variants_apart() -> None:
    found = aliases({"It": {"oneOf": TAGGED}})["It"]
    assert '{"1": "ItOption1", "True": "ItOption2", "x": "ItOption3"}' in found
    holder = {"type": "array", "items": {"anyOf": TAGGED[:2]}}
    assert member_type(holder) == "list[BoxItItem]"


def test_aliases_that_hold_each_other_can_be_loaded() -> None:
    schemas = {
        "A": {"oneOf": [STRING, {"type": "array", "items": ref("B")}]},
        "B": {"oneOf": [INTEGER, {"type": "array", "items": ref("A")}]},
    }
    found, reported = planned(schemas)
    (module,) = (item for item in found.models if len(item.aliases) == 2)
    assert [(str(a.name), a.is_recursive) for a in module.aliases] == [
        ("A", True),
        ("B", False),
    ]
    assert reported == []


def test_a_variant_of_itself_is_any_value() -> None:
    _, reported = planned({"A": {"oneOf": [ref("A"), STRING]}})
    assert reported == ["recursive-type-widened"]


def test_what_holds_a_class_with_two_forms_has_two_as_well() -> None:
    one = {"type": "object", "properties": {"id": {**INTEGER, "readOnly": True}}}
    schemas = {
        "One": one,
        "Union": {"oneOf": [ref("One"), STRING]},
        "Holder": {"type": "object", "properties": {"one": ref("Union")}},
        "HolderInput": CAT,
        "Sent": one,
    }
    body = {"type": "array", "items": {"anyOf": [ref("Holder"), ref("Sent")]}}
    operation = {
        "requestBody": media(body),
        "responses": {"200": {"description": "d", **media(ref("Holder"))}},
    }
    found = classes(schemas, **operation)
    members = {
        name: [str(m.annotation) for m in c.members] for name, c in found.items()
    }
    assert members["One"] == ["int | None"]
    assert members["OneInput"] == members["Sent"] == []
    assert members["Holder"] == ["Union | None"]
    assert members["HolderInput2"] == ["UnionInput | None"]
    assert "SentInput" not in members


def test_webhooks_of_one_path_item_and_callbacks_are_listed() -> None:
    event = {"post": {"requestBody": media(ref("Cat")), "responses": {}}}
    callbacks = {"onIt": {"{$request.body#/url}": event, "{$url}": event}}
    found, reported = planned(
        operation={"callbacks": callbacks},
        webhooks={"a.b": event, "a_b": event, "list": {"get": {"responses": {}}}},
    )
    assert found.events is not None
    assert [str(item.name) for item in found.events.events] == [
        "a_b",
        "a_b_2",
        "list_",
        "read_on_it_callback",
        "read_on_it_callback_2",
    ]
    assert [str(item.payload) for item in found.events.events][1:3] == ["m.Cat", "Any"]
    assert reported == ["name-clash"]


def test_what_the_operations_of_a_path_share_is_named_after_the_path() -> None:
    shared = {"name": "X-Filter", "in": "header", "schema": CAT}
    found, _ = planned(paths={"/zoo/{id}": {"parameters": [shared], "get": {}}})
    names = {str(item.name) for module in found.models for item in module.classes}
    assert "ZooIdXFilter" in names


LEASE = {"type": "object", "properties": {"id": STRING, "ends": {}}}


def derived(part: Any, base: Any = LEASE, **operation: Any) -> dict[str, str]:
    """What classes derive from, where `Own` takes in `Base` and says more."""
    own = {"allOf": [ref("Base"), part]}
    found = classes({"Base": base, "Own": own, "Free": LEASE}, **operation)
    return {name: str(item.base) for name, item in found.items()}


def members(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    "part",
    [
        members(more=STRING),
        members(id={"enum": ["a"]}),
        members(id={**STRING, "description": "Of the lease"}),
        members(ends=INTEGER),
        members(more=ref("Own")),
        {"description": "No more than that"},
        {"oneOf": [members(a=STRING), members(b=STRING)]},
    ],
)
def test_a_class_derives_from_what_it_takes_in(part: Any) -> None:
    assert derived(part)["Own"] == "Base"


@pytest.mark.parametrize(
    ("part", "base"),
    [
        (members(id=INTEGER), LEASE),
        ({"required": ["id"], **members(more=STRING)}, LEASE),
        (
            members(ID=STRING, more=ref("Free")),
            {**LEASE, "additionalProperties": False},
        ),
        ({**members(a=STRING), "additionalProperties": INTEGER}, LEASE),
        (ref("Free"), LEASE),
        (members(a=STRING), {"allOf": [ref("Own"), members(b=STRING)]}),
        (members(a=STRING), {"type": "object"}),
        (members(a=STRING), {"oneOf": [ref("Free"), members(b=STRING)]}),
        (members(child=members(a=STRING)), members(child=members(b=STRING))),
    ],
)
def test_a_class_has_its_own_members_where_it_would_contradict(
    part: Any, base: Any
) -> None:
    assert derived(part, base)["Own"] == "Model"


def test_members_keep_the_names_that_they_have_in_the_base() -> None:
    base = members(**{"task-id": STRING})
    assert derived(members(other=STRING), base)["Own"] == "Base"
    assert derived(members(task_id=STRING), base)["Own"] == "Model"


def test_classes_are_not_stacked_too_high() -> None:
    stack = {
        f"S{n}": {"allOf": [ref(f"S{n - 1}"), members(**{f"m{n}": STRING})]}
        for n in range(1, 30)
    }
    found = classes({"S0": LEASE, **stack})
    bases = {name: str(item.base) for name, item in found.items()}
    assert [bases[f"S{n}"] for n in (1, 20)] == ["S0", "S19"]
    assert {bases[f"S{n}"] for n in range(21, 30)} == {"Model"}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([ref("Own"), ref("Base")], {"Own": "Base", "OwnInput": "BaseInput"}),
        # What is neither sent nor received itself has members that an input has not.
        ([ref("Own")], {"Own": "Model", "OwnInput": "Model"}),
    ],
)
def test_forms_for_requests_derive_from_forms_for_requests(
    items: list[Any], expected: dict[str, str]
) -> None:
    both = media({"type": "array", "items": {"anyOf": items}})
    base = members(
        id={**STRING, "readOnly": True}, secret={**STRING, "writeOnly": True}
    )
    found = derived(
        members(more=STRING), base, requestBody=both, responses={"200": both}
    )
    assert found.items() >= expected.items()


def test_models_are_exported_in_the_order_of_isort() -> None:
    """Case counts last, and a number as one."""
    within = {name: ref(name) for name in ("BsC", "BTx", "B10", "B2", "B")}
    schemas = {name: {"type": "object", "properties": within} for name in within}
    found, _ = planned(schemas)
    names = [str(item.name) for item in found.model_exports if item.name[0] == "B"]
    assert names == ["B2", "B10", "B", "BsC", "BTx"]
