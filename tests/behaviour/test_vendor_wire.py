"""The generated clients send what the vendor's released SDK sends.

For every operation that both know: the same method, host, path, query and JSON body, and
a signature that two other implementations accept. Where the SDK is wrong, the last tests
say how and why.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
import pytest

from behaviour import vendor_sdk
from behaviour.corpus import Generated, folders, generate
from behaviour.samples import SEGMENTS, TEXTS, Samples
from behaviour.sdk_changes import CHANGED, COMPARED, OTHER_HOST
from behaviour.server import Received
from behaviour.vendor_sdk import KEYS, SdkOperation, Sent
from behaviour.verifier import problems

EDITION = "zh-2019-01"

REGION = "cn-north-1"
"""It is part of the signature's scope, so no text will do."""

TOKEN = "clientToken"
"""Ours fills it where it is not given, so that a create can be sent again."""

# The SDK does not escape it in a query, see below.
QUERY_TEXTS = tuple(text for text in TEXTS if "&" not in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of a document; places, schemas and required are by wire name.

    The place of a member of the body is "body".
    """

    id: str
    method: str
    path: str
    places: Mapping[str, str]
    schemas: Mapping[str, Mapping[str, Any]]
    required: frozenset[str]


def operations_of(document: Mapping[str, Any]) -> Iterator[Operation]:
    resolve = Samples(document, TEXTS).resolve
    for path, item in document["paths"].items():
        for method in item.keys() & {"get", "put", "post", "delete", "patch", "head"}:
            operation = item[method]
            parameters = [*item.get("parameters", ()), *operation.get("parameters", ())]
            content = operation.get("requestBody", {}).get("content", {})
            body = resolve(content.get("application/json", {}).get("schema", {}))
            members = {
                name: member
                for name, member in body.get("properties", {}).items()
                if not member.get("readOnly")
            }
            yield Operation(
                id=operation["operationId"],
                method=method.upper(),
                path=path,
                places={
                    **{p["name"]: p["in"] for p in parameters},
                    **dict.fromkeys(members, "body"),
                },
                schemas={**{p["name"]: p["schema"] for p in parameters}, **members},
                required=frozenset(
                    [p["name"] for p in parameters if p.get("required")]
                    + list(body.get("required", ()))
                ),
            )


class Ours:
    """A generated client whose requests end here."""

    def __init__(self, package: ModuleType, document: Mapping[str, Any]) -> None:
        self._package = package
        self._sent: list[httpx2.Request] = []
        ids = {f"{o.method} {o.path}": o.id for o in operations_of(document)}
        self._functions = {
            ids[module.OPERATION.route]: getattr(
                module, module.__name__.rpartition(".")[2]
            )
            for module in modules(package, "api")
        }
        self.models = {
            name.lower(): getattr(package.models, name)
            for name in importlib.import_module(f"{package.__name__}.models").MODULES
        }
        transport = httpx2.MockTransport(self._answer)
        credentials = package.Credentials(*KEYS)
        self.client = package.Client(
            credentials, http_client=httpx2.Client(transport=transport)
        )
        self.async_client = package.AsyncClient(
            credentials, http_client=httpx2.AsyncClient(transport=transport)
        )

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self._sent.append(request)
        return httpx2.Response(200, json={"requestId": "r"})

    def keywords(self, operation_id: str) -> dict[str, str]:
        """Returns the keyword of each wire name: what the function hands on as what."""
        function = self._functions[operation_id]
        handed: dict[str, str] = {}

        def call(
            _: object, arguments: Any = None, body: Any = None, *, options: object
        ) -> None:
            handed.update({**(arguments or {}), **(body or {})})

        parameters = [*inspect.signature(function).parameters.values()][1:]
        names = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
        function(SimpleNamespace(call=call), **{name: name for name in names})
        return handed

    def send(self, operation_id: str, arguments: Mapping[str, Any]) -> Sent:
        """Returns what a method of both clients hands to the network."""
        self._sent.clear()
        method = self._functions[operation_id].__name__
        getattr(self.client, method)(**arguments)
        asyncio.run(getattr(self.async_client, method)(**arguments))
        request, twin = self._sent
        assert (twin.method, twin.url) == (request.method, request.url)
        assert twin.content == request.content
        return Sent(
            host=request.url.netloc.decode(),
            request=Received(
                request.method,
                request.url.raw_path.decode(),
                {k.lower(): v for k, v in request.headers.items()},
                request.content,
            ),
        )


def modules(package: ModuleType, folder: str) -> list[ModuleType]:
    """Imports all modules of a folder of a package."""
    parent = importlib.import_module(f"{package.__name__}.{folder}")
    names = [module.name for module in pkgutil.iter_modules(parent.__path__)]
    return [importlib.import_module(f"{parent.__name__}.{name}") for name in names]


def send_theirs(
    theirs: SdkOperation, operation: Operation, values: Mapping[str, Any]
) -> Sent:
    """Returns the SDK's request for the same values.

    Python's True would become `True` in a query: the text is what the service documents.
    """
    texts = {
        name: "true" if value is True and operation.places[name] == "query" else value
        for name, value in values.items()
    }
    return vendor_sdk.send(theirs.service, theirs.filled(texts))


def differences(
    service: str, operation: Operation, ours: Sent, theirs: Sent
) -> Iterator[str]:
    """Yields how two requests differ."""
    if ours.host != OTHER_HOST.get(service, theirs.host):
        yield f"host {ours.host}, theirs {theirs.host}"
    if ours.request.method != theirs.request.method:
        yield f"{ours.request.method}, theirs {theirs.request.method}"
    our_path, _, our_query = ours.request.target.partition("?")
    their_path, _, their_query = theirs.request.target.partition("?")
    # They send a path unescaped but for what no URL can have, hence the comparison of
    # what the segments mean.
    if segments(our_path) != segments(their_path):
        yield f"path {our_path}, theirs {their_path}"
    if pairs(our_query) != pairs(their_query):
        yield f"query {pairs(our_query)}, theirs {pairs(their_query)}"
    if sorted(our_query.split("&")) != as_escaped(their_query):
        yield f"query as sent {our_query}, theirs {their_query}"
    our_body = json.loads(ours.request.body or b"{}")
    if our_body != (their_body := members(operation, theirs.request.body)):
        yield f"body {our_body}, theirs {their_body}"
    if our_body and ours.request.headers["content-type"] != "application/json":
        yield "content type"


def segments(path: str) -> list[str]:
    return [unquote(segment) for segment in path.split("/")]


def pairs(query: str) -> list[tuple[str, str]]:
    return sorted(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))


def as_escaped(query: str) -> list[str]:
    """Returns the SDK's pairs with `=` and `?` escaped in values, which it leaves."""
    split = [pair.partition("=") for pair in query.split("&")]
    return sorted(
        name + equals + value.replace("=", "%3D").replace("?", "%3F")
        for name, equals, value in split
    )


def members(operation: Operation, body: bytes) -> dict[str, Any]:
    """Returns the members of the SDK's body that belong there.

    It repeats the parameters of the path, and writes null for what was not given. In the
    vendor's own Swagger a parameter of the path is no member of the body, and a service
    that is told null is told something else than nothing.
    """
    sent = json.loads(body or b"{}")
    return {
        name: value
        for name, value in sent.items()
        if value is not None and operation.places.get(name) == "body"
    }


def bad_signature(service: str, region: str, sent: Sent) -> Iterator[str]:
    """Yields what a server of our own, and the SDK's signer, say about a signature."""
    yield from problems(sent.request, KEYS[1], region, service)
    theirs = vendor_sdk.signature(sent, region, service)
    if theirs != sent.request.headers["authorization"]:
        yield f"their signer gives {theirs}"


@pytest.mark.parametrize("pages", folders(EDITION))
def test_the_same_requests_as_the_released_sdk(
    pages: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for made in generate(pages, tmp_path):
        with made.importable() as package:
            counts, found = compare(made, Ours(package, made.document))
        with capsys.disabled():
            print(f"\n{made.service}: {dict(counts)}", end=" ")
        assert found == []
        assert counts["compared"] == COMPARED[made.service]


def compare(made: Generated, ours: Ours) -> tuple[Counter[str], list[str]]:
    """Returns how many operations of a service were compared, and all differences."""
    found: list[str] = []
    counts = Counter[str]()
    for operation in operations_of(made.document):
        theirs = vendor_sdk.find(made.service, operation.id)
        if theirs is None:
            counts["no longer in the SDK"] += 1
        elif f"{made.service} {operation.id}" in CHANGED:
            counts["changed since"] += 1
            if is_unchanged(operation, theirs):
                found.append(f"{operation.id} is listed and has not changed")
        else:
            counts["compared"] += 1
            found += [
                f"{operation.id}: {text}"
                for text in compare_operation(made, ours, operation, theirs)
            ]
    return counts, found


def is_unchanged(operation: Operation, theirs: SdkOperation) -> bool:
    request = theirs.request(None)
    return (
        (request.method, request.url) == (operation.method, operation.path)
        and request.version == "v1"
        and operation.schemas.keys() <= theirs.names()
    )


def compare_operation(
    made: Generated, ours: Ours, operation: Operation, theirs: SdkOperation
) -> Iterator[str]:
    """Calls an operation with all and with few values, plain and as models."""
    samples = {
        "path": Samples(made.document, SEGMENTS),
        "query": Samples(made.document, QUERY_TEXTS),
        "body": Samples(made.document, TEXTS),
    }
    keywords = ours.keywords(operation.id)
    if keywords.keys() != operation.schemas.keys():
        yield f"takes {sorted(keywords)}, documented are {sorted(operation.schemas)}"
        return
    if unknown := operation.schemas.keys() - theirs.names():
        yield f"the SDK has no {', '.join(unknown)}"
    all_values = {
        name: (
            REGION
            if name == "regionId"
            else samples[operation.places[name]].value(schema)
        )
        for name, schema in operation.schemas.items()
    }
    few = {k: v for k, v in all_values.items() if k in {TOKEN, *operation.required}}
    for values in (all_values, few):
        expected = send_theirs(theirs, operation, values)
        typed = {
            name: samples["body"].typed(ours.models, operation.schemas[name], value)
            for name, value in values.items()
        }
        for given in (values, typed):
            arguments = {keywords[name]: value for name, value in given.items()}
            sent = ours.send(operation.id, arguments)
            yield from differences(made.service, operation, sent, expected)
            region = REGION if "regionId" in values else "jdcloud-api"
            yield from bad_signature(made.service, region, sent)


@pytest.fixture(scope="module")
def vm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ours]:
    """The client of the virtual machines."""
    (made,) = generate(f"{EDITION}/Virtual-Machines", tmp_path_factory.mktemp("vm"))
    with made.importable() as package:
        yield Ours(package, made.document)


def theirs_of_vm(operation_id: str, **values: Any) -> Sent:
    operation = vendor_sdk.find("vm", operation_id)
    assert operation is not None
    return vendor_sdk.send("vm", operation.filled({"regionId": REGION, **values}))


def test_the_sdk_lets_a_query_value_become_parameters(vm: Ours) -> None:
    """It escapes the finished query, and has to leave `&` alone to do so."""
    filters = [{"name": "name", "values": ["a&pageSize=100"]}]
    ours = vm.send("describeInstances", {"region_id": REGION, "filters": filters})
    wrong = theirs_of_vm("describeInstances", filters=filters)
    assert ("filters.1.values.1", "a&pageSize=100") in pairs(query_of(ours))
    assert ("pageSize", "100") in pairs(query_of(wrong))


def test_the_sdk_writes_true_as_python_does(vm: Ours) -> None:
    """The service documents `true`; only texts of the caller's own keep its SDK right."""
    filters = [{"name": "isDefault", "values": [True]}]
    ours = vm.send("describeInstances", {"region_id": REGION, "filters": filters})
    wrong = theirs_of_vm("describeInstances", filters=filters)
    assert query_of(ours).endswith("filters.1.values.1=true")
    assert query_of(wrong).endswith("filters.1.values.1=True")


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("../../vpc", "/v1/regions/vpc"),
        ("..", f"/v1/regions/{REGION}/"),
        ("", f"/v1/regions/{REGION}/instances/"),
    ],
)
def test_the_sdk_lets_a_value_choose_another_resource_to_delete(
    vm: Ours, value: str, path: str
) -> None:
    """It puts values into the path as they are; dot-segments are then resolved."""
    assert theirs_of_vm("deleteInstance", instanceId=value).request.target == path
    with pytest.raises(Exception, match="instanceId") as refused:
        vm.send("deleteInstance", {"region_id": REGION, "instance_id": value})
    assert type(refused.value).__name__ == "InvalidRequestError"


def test_the_sdk_lets_a_value_choose_another_operation(vm: Ours) -> None:
    """A slash in a value is a segment more, a question mark ends the path."""
    for value, escaped in (("i-1/x", "i-1%2Fx"), ("i-1?x", "i-1%3Fx")):
        ours = vm.send("deleteInstance", {"region_id": REGION, "instance_id": value})
        wrong = theirs_of_vm("deleteInstance", instanceId=value)
        prefix = f"/v1/regions/{REGION}/instances/"
        assert ours.request.target == prefix + escaped
        assert wrong.request.target == prefix + value


def test_the_sdk_signs_neither_date_nor_nonce(vm: Ours) -> None:
    """Both travel unsigned unless the caller gives them, so a request can be replayed."""
    ours = vm.send("describeQuotas", {"region_id": REGION})
    wrong = theirs_of_vm("describeQuotas")
    assert {"x-jdcloud-date", "x-jdcloud-nonce"} <= signed(ours)
    assert signed(wrong) == {"content-type", "host"}


def test_a_region_that_no_header_can_carry_is_refused(vm: Ours) -> None:
    with pytest.raises(Exception, match="authorization") as refused:
        vm.send("describeQuotas", {"region_id": "华北"})
    assert type(refused.value).__name__ == "InvalidRequestError"


def query_of(sent: Sent) -> str:
    return sent.request.target.partition("?")[2]


def signed(sent: Sent) -> set[str]:
    names = sent.request.headers["authorization"].partition("SignedHeaders=")[2]
    return set(names.partition(",")[0].split(";"))
