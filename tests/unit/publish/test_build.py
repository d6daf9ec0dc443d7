"""Documents → references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.document import OpenApi
from docmill.openapi.source_map import Origin, SourceMap
from docmill.publish.build import build
from docmill.publish.model import Constraint, Field, Link, Operation, Reference, Source
from docmill.publish.samples.code_samples import Sample, Samples
from docmill.publish.source_links import SourceLinks
from unit.publish.test_descriptions import ALLOWED, HOSTILE, Elements

ZOO = (Path(__file__).parent / "zoo.yaml").read_text("utf-8")


def reference(text: str = ZOO, language: str = "en", **more: Any) -> Reference:
    """The reference of a document."""
    data = yaml.safe_load(text)
    return build(OpenApi(data), name="zoo", language=language, **more)


def operation(found: Reference, name: str) -> Operation:
    """An operation by its operationId."""
    calls = [call for group in found.groups for call in group.operations]
    return next(c for c in (*calls, *found.webhooks) if c.operation_id == name)


def fields(field: Field) -> Iterator[Field]:
    """A field and all that is in it."""
    yield field
    for inner in (*field.children, *field.variants):
        yield from fields(inner)


def all_fields(found: Reference) -> Iterator[Field]:
    """All fields of a reference."""
    for schema in found.schemas:
        yield from fields(schema.value)
    calls = [call for group in found.groups for call in group.operations]
    for call in (*calls, *found.webhooks):
        for parameters in call.parameters.values():
            for parameter in parameters:
                yield from fields(parameter)
        contents = [*(call.body.contents if call.body else ())]
        for response in call.responses:
            contents += response.contents
            for header in response.headers:
                yield from fields(header)
        for content in contents:
            yield from fields(content.value)
    for server in found.servers:
        yield from server.variables


def schema(found: Reference, name: str) -> Field:
    """The value of a named schema."""
    return next(item.value for item in found.schemas if item.name == name)


def member(field: Field, name: str) -> Field:
    """A member or alternative by its name."""
    inner = (*field.children, *field.variants)
    return next(item for item in inner if item.name == name)


def test_types_are_readable() -> None:
    pet = schema(reference(), "Pet")
    assert {child.name: child.type for child in pet.children} == {
        "name": "string",
        "kind": "string",
        "born": "string (date-time)",
        "tags": "array of string",
        "counts": "map of integer (int64)",
        "friend": "Pet",
        "friends": "array of Pet",
        "home": "object",
        "weight": "integer or string",
        "either": "Cat or Dog",
        "matrix": "array of array of number",
        "anything": "any",
    }


def test_types_are_in_the_language_of_the_page() -> None:
    pet = schema(reference(language="zh"), "Pet")
    types = {child.name: child.type for child in pet.children}
    assert types["tags"] == "string 的数组"
    assert types["counts"] == "integer (int64) 的映射"
    assert types["weight"] == "integer 或 string"
    assert member(pet, "friends").schema == member(pet, "friend").schema


def test_a_member_has_all_that_is_said_of_it() -> None:
    pet = schema(reference(), "Pet")
    name = member(pet, "name")
    assert (name.required, name.nullable, name.badge) == (True, False, None)
    assert name.constraints == (
        Constraint(keyword="minLength", value="1"),
        Constraint(keyword="pattern", value="^[a-z]+$"),
    )
    assert name.description is not None
    assert name.description.html == "<p>What it is <em>called</em>.</p>"
    kind = member(pet, "kind")
    assert (kind.allowed, kind.default, kind.badge) == (
        ("cat", "dog"),
        "cat",
        "deprecated",
    )
    born = member(pet, "born")
    assert (born.read_only, born.nullable) == (True, True)
    assert member(pet, "tags").allowed == ("small", "old")
    limits = member(pet, "counts").constraints
    assert limits == (Constraint(keyword="exclusiveMinimum", value="0"),)
    assert member(pet, "weight").examples == ("4", "heavy")


def test_a_named_schema_is_a_link_and_one_in_place_has_members() -> None:
    found = reference()
    pet = schema(found, "Pet")
    assert member(pet, "friends").schema == Link(label="Pet", href="#schema-Pet")
    assert member(pet, "friends").children == ()
    assert member(member(pet, "home"), "street").anchor == "schema-Pet.home.street"
    either = member(pet, "either")
    assert [item.schema for item in either.variants] == [
        Link(label="Cat", href="#schema-Cat"),
        Link(label="Dog", href="#schema-Dog"),
    ]
    assert either.variants[0].constraints[0] == Constraint(keyword="kind", value="cat")


def test_what_a_schema_takes_in_is_its_own() -> None:
    cat = schema(reference(), "Cat")
    assert [child.name for child in cat.children][-2:] == ["anything", "lives"]
    assert member(cat, "lives").required
    assert cat.description is not None
    assert cat.description.markdown == "A cat."


def test_a_body_shows_the_members_of_its_schema() -> None:
    call = operation(reference(), "addPet")
    assert call.body is not None
    assert call.body.required
    content = call.body.contents[0]
    assert content.value.schema == Link(label="Pet", href="#schema-Pet")
    assert member(content.value, "name").anchor == "op-addPet.body.name"
    text = content.examples[0].text
    assert '"name": "rex"' in text
    assert "born" not in text  # the service sets it
    assert '"born"' in call.responses[0].contents[0].examples[0].text


ONE_WAY = """
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /animals:
    post:
      operationId: add
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}
      responses:
        "200":
          description: Added.
          content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}
components:
  schemas:
    Animal:
      type: object
      properties:
        id: {type: string, readOnly: true}
        name: {type: string}
        secret: {type: string, writeOnly: true}
"""


def test_a_body_has_no_members_that_go_the_other_way() -> None:
    add = operation(reference(ONE_WAY), "add")
    assert add.body is not None
    sent = add.body.contents[0].value.children
    (answer,) = add.responses
    got = answer.contents[0].value.children
    assert [field.name for field in sent] == ["name", "secret"]
    assert [field.name for field in got] == ["id", "name"]


def test_parameters_of_the_path_item_are_taken_over() -> None:
    call = operation(reference(), "getPet")
    assert list(call.parameters) == ["path", "query", "header"]
    (path,) = call.parameters["path"]
    assert (path.anchor, path.type, path.required) == (
        "op-getPet.path.id",
        "integer",
        True,
    )
    assert path.description is not None
    assert path.description.markdown == "Its number."
    deep, listed = call.parameters["query"]
    assert deep.constraints == (Constraint(keyword="style", value="deepObject"),)
    assert listed.constraints == (Constraint(keyword="explode", value="false"),)
    assert listed.examples == ('["a", "b"]',)


def test_responses_have_headers_links_and_phrases() -> None:
    found = operation(reference(), "getPet")
    fine, gone, other = found.responses
    assert (fine.phrase, fine.is_error, fine.description) == ("OK", False, None)
    assert fine.headers[0].anchor == "op-getPet.200.header.ETag"
    assert fine.links[0] == Link(label="more: addPet", href="#op-addPet")
    assert (gone.anchor, gone.phrase) == ("op-getPet.404", "Not Found")
    assert gone.is_error
    assert gone.description is not None
    assert (other.status, other.phrase, other.is_error) == ("default", "", True)


def test_access_is_that_of_the_operation_or_of_all() -> None:
    found = reference()
    key, token = ("key", "#access-key"), ("token", "#access-token")
    assert operation(found, "getPet").access == (
        (Link(label="key", href=key[1]), Link(label="token (read)", href=token[1])),
        (),
    )
    assert operation(found, "addPet").access == ((Link(label="key", href=key[1]),),)
    assert operation(found, "oldPet").access == ()
    assert [(item.kind, item.facts) for item in found.access] == [
        ("API key", (("header", "X-Key"),)),
        (
            "OAuth 2.0",
            (
                ("flow", "clientCredentials"),
                ("tokenUrl", "https://zoo.example/token"),
                ("scope", "read: See *all*"),
            ),
        ),
    ]


def test_operations_stand_with_their_tag() -> None:
    groups = reference().groups
    assert [(group.anchor, group.title) for group in groups] == [
        ("tag-pets", "pets"),
        ("tag-other", "other"),
        ("operations", ""),
    ]
    assert groups[0].description is not None
    assert 'href="https://zoo.example/pets"' in groups[0].description.html
    assert groups[1].operations[0].badge == "deprecated"


def test_calls_of_the_service() -> None:
    found = reference()
    assert [call.path for call in found.webhooks] == ["born", "{$request.body#/url}"]
    assert [call.samples for call in found.webhooks] == [(), ()]
    callback = operation(found, "addPet").callbacks[0]
    assert callback.href == f"#{found.webhooks[1].anchor}"


def test_a_title_is_short_and_not_said_twice() -> None:
    found = reference()
    assert operation(found, "getPet").title == "Look at one"
    add = operation(found, "addPet")
    assert add.title == "Take one in"
    assert add.description is not None
    assert add.description.markdown == "Take one in. It gets a number."
    assert operation(found, "oldPet").title == "oldPet"


def test_servers_with_what_can_be_chosen() -> None:
    (server,) = reference().servers
    assert server.url == "https://{region}.zoo.example/v1"
    (region,) = server.variables
    assert (region.name, region.default, region.allowed) == (
        "region",
        "north",
        ("north", "south"),
    )


def test_who_uses_a_schema() -> None:
    found = reference()
    used = {item.name: [link.label for link in item.used_by] for item in found.schemas}
    assert used["Pet"] == ["Look at one", "Take one in", "born", "notify", "Pet", "Cat"]
    assert used["Cat"] == ["Pet", "Cat"]  # a cat is a pet, and may be either


def test_descriptions_in_the_language_of_the_readers() -> None:
    english, chinese = reference(), reference(language="zh")
    first = operation(english, "getPet").responses[1].description
    second = operation(chinese, "getPet").responses[1].description
    assert first is not None
    assert second is not None
    assert (first.markdown, second.markdown) == ("There is none.", "没有。")
    title = operation(chinese, "getPet").title
    assert title == "看一只"
    only = schema(chinese, "Pet").children[0].description
    assert only is not None
    assert only.html.startswith('<div lang="en">')


def test_places_of_the_pages() -> None:
    pages = SourceFile("docs/a b.md", "# Pets\n\n|name|\n")
    place = "/paths/~1pets~1{id}/get"
    origins = {
        place: (Origin(pages.span(1), "page", "stated"),),
        f"{place}/responses/404": (Origin(pages.span(3), "row", "stated"),),
        "/components/schemas/Pet/properties/name": (
            Origin(pages.span(3), "row", "stated"),
        ),
    }
    links = SourceLinks(
        source_map=SourceMap(origins, {}),
        template="https://code.example/{path}#L{line}",
    )
    diagnostics = Diagnostics()
    diagnostics.warning("odd-row", "this is odd", pages.span(3), hint="mend it")
    found = reference(sources=links, findings=diagnostics)
    call = operation(found, "getPet")
    assert call.source == Source(
        label="a b.md:1", url="https://code.example/docs/a%20b.md#L1"
    )
    assert call.responses[1].source is not None
    assert call.responses[0].source is None
    assert member(schema(found, "Pet"), "name").source is not None
    (finding,) = found.findings
    assert (finding.severity, finding.code, finding.hint) == (
        "warning",
        "odd-row",
        "mend it",
    )
    assert finding.source == Source(
        label="a b.md:3", url="https://code.example/docs/a%20b.md#L3"
    )
    without = reference(sources=SourceLinks(source_map=SourceMap(origins, {})))
    assert operation(without, "getPet").source == Source(label="a b.md:1", url="")


def test_samples_come_before_curl() -> None:
    program = Sample(label="Python", language="python", text="import zoo")
    samples = Samples(
        operations={"/paths/~1pets~1{id}/get": (program,)}, quick_start=(program,)
    )
    found = reference(samples=samples)
    labels = [item.label for item in operation(found, "getPet").samples]
    assert labels == ["Python", "curl"]
    assert (
        found.quick_start[0].html
        == '<span class="kn">import</span> <span class="nn">zoo</span>'
    )


def test_anchors_are_unique_and_the_same_each_time() -> None:
    found = reference()
    anchors = [field.anchor for field in all_fields(found)]
    anchors += [item.anchor for item in (*found.schemas, *found.access, *found.groups)]
    calls = [call for group in found.groups for call in group.operations]
    for call in (*calls, *found.webhooks):
        anchors += [call.anchor, *(item.anchor for item in call.responses)]
    assert len(set(anchors)) == len(anchors)
    assert reference() == found


def test_two_of_a_name_have_anchors_of_their_own() -> None:
    found = reference("""
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: OK}}}}
  /b: {get: {operationId: a.200, responses: {}}}
  /c: {get: {operationId: 'a b/"<', responses: {}}}
""")
    calls = [call for group in found.groups for call in group.operations]
    assert [call.anchor for call in calls] == ["op-a", "op-a.200", "op-a_b_"]
    assert calls[0].responses[0].anchor == "op-a.200-2"


def test_every_text_of_a_document_may_be_hostile() -> None:
    for start in range(0, len(HOSTILE), 8):
        text = "\n\n".join(HOSTILE[start : start + 8])
        found = build(
            OpenApi(poisoned(yaml.safe_load(ZOO), text)), name="zoo", language="en"
        )
        for html in htmls(found):
            elements = Elements(html)
            assert elements.names <= ALLOWED | {"div"}, html
            assert not any(name.startswith("on") for name, _ in elements.given)
            links = [value for name, value in elements.given if name == "href"]
            assert all(link.startswith(("http", "#")) for link in links), links
        calls = [call for group in found.groups for call in group.operations]
        anchors = [*(f.anchor for f in all_fields(found)), *(c.anchor for c in calls)]
        assert not any(set(anchor) & set(" \"'<>&#/\n") for anchor in anchors)


_KEPT = {"$ref", "in", "openapi", "propertyName", "style", "type"}


def poisoned(value: Any, text: str, key: str = "") -> Any:
    """A document with a text behind each string that is not part of its structure."""
    if isinstance(value, dict):
        return {
            (f"{k}{text}" if key == "properties" else k): poisoned(v, text, k)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [poisoned(item, text, key) for item in value]
    return f"{value}{text}" if isinstance(value, str) and key not in _KEPT else value


def htmls(value: Any) -> Iterator[str]:
    """All HTML in a reference."""
    if isinstance(value, tuple):
        for item in value:
            yield from htmls(item)
    elif isinstance(value, Mapping):
        yield from htmls(tuple(value.values()))
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            if name == "html":
                yield value.html
            else:
                yield from htmls(getattr(value, name))


def test_what_is_known_from_an_example_says_so() -> None:
    marked = ONE_WAY.replace(
        "    Animal:\n", "    Animal:\n      x-docmill-from-example: true\n"
    )
    (answer,) = operation(reference(marked), "add").responses
    assert answer.contents[0].value.from_example
    (plain,) = operation(reference(ONE_WAY), "add").responses
    assert not plain.contents[0].value.from_example
