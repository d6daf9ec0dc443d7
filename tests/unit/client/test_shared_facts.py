"""What operations have in common is said once; what differs stands in their modules."""

from __future__ import annotations

from typing import Any

from docmill.client.plan import ClientPlan
from docmill.client.planner import plan
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi

SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "user": {"type": "http", "scheme": "basic"},
}


def planned(*operations: dict[str, Any], **root: Any) -> ClientPlan:
    """The plan for a document with some operations, `first`, `second` and so on."""
    ids = ("first", "second", "third")
    schema = {"type": "object", "properties": {"text": {"type": "string"}}}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {
            f"/zoo/{{x}}/{name}": {
                "get": {"operationId": name, "responses": {"204": {}}, **operation}
            }
            for name, operation in zip(ids, operations, strict=False)
        },
        "components": {
            "schemas": {"Failure": schema, "Other": schema},
            "securitySchemes": SCHEMES,
        },
        **root,
    }
    found = plan(OpenApi(document), Diagnostics(), ClientConfig(), name="zoo")
    assert found is not None
    return found


def failing(**models: str) -> dict[str, Any]:
    """An operation with the models of its errors."""
    return {
        "responses": {"204": {}}
        | {
            status.strip("s"): {
                "content": {
                    "application/json": {
                        "schema": {"$ref": f"#/components/schemas/{model}"}
                    }
                }
            }
            for status, model in models.items()
        }
    }


def facts(found: ClientPlan) -> list[list[str]]:
    """What the operations say beside their routes and answers."""
    return [
        [
            str(fact)
            for fact in item.facts
            if not fact.startswith(("route=", "responses="))
        ]
        for item in found.operations
    ]


def test_the_most_frequent_body_of_an_error_is_the_services() -> None:
    found = planned(
        failing(s404="Other"),
        failing(s404="Failure", s500="Other"),
        failing(s404="Failure"),
    )
    assert (
        'errors={"404": lambda: m.Failure, "500": lambda: m.Other}'
        in found.service.facts
    )
    assert found.service.has_models
    assert facts(found) == [
        ['own_errors={"404": lambda: m.Other}'],
        ['errors=("404", "500")'],
        ['errors=("404",)'],
    ]


def test_without_bodies_of_errors_the_service_has_no_models() -> None:
    found = planned({})
    assert not found.service.has_models
    assert not any(fact.startswith("errors") for fact in found.service.facts)


def test_what_most_operations_ask_for_is_the_services() -> None:
    asked: dict[str, Any] = {"security": [{"user": []}]}
    found = planned({}, asked, asked)
    assert 'security=(("user",),)' in found.service.facts
    assert facts(found) == [["security=()"], [], []]


def test_what_the_document_asks_for_stays_whatever_operations_do() -> None:
    asked: dict[str, Any] = {"security": [{"user": []}]}
    found = planned({}, asked, asked, security=[{"key": []}])
    assert 'security=(("key",),)' in found.service.facts
    assert facts(found) == [[], ['security=(("user",),)'], ['security=(("user",),)']]


def test_a_parameter_whose_name_says_all_is_not_declared() -> None:
    def parameter(name: str, place: str, **more: object) -> dict[str, object]:
        return {"name": name, "in": place, "schema": {"type": "string"}, **more}

    path = parameter("x", "path", required=True)
    plain = {"parameters": [path, parameter("q", "query")]}
    header = {"parameters": [path, parameter("h", "header")]}
    needed = {"parameters": [path, parameter("q", "query", required=True)]}
    assert facts(planned(plain, header, needed)) == [
        [],
        ['parameters=(Parameter("h", "header"),)'],
        ['parameters=(Parameter("q", "query", required=True),)'],
    ]


def test_a_query_parameter_named_like_one_of_the_path_is_declared() -> None:
    shared: list[dict[str, Any]] = [
        {"name": "x", "in": place, "required": place == "path", "schema": {}}
        for place in ("path", "query")
    ]
    (found,) = facts(planned({"parameters": shared}))
    assert 'Parameter("x", "query", key="' in found[0]


def test_a_variable_gets_out_of_the_way_of_an_argument() -> None:
    names = ["arguments", *(f"quite_a_long_name_{number}" for number in range(5))]
    query: list[Any] = [
        {"name": n, "in": "query", "schema": {"type": "string"}} for n in names
    ]
    (module,) = planned({"parameters": query}).operations
    (function,) = module.functions
    assert str(function.statements[0]).startswith(
        'arguments_ = {"arguments": arguments'
    )
    assert function.result == "client.call(OPERATION, arguments_, options=options)"
