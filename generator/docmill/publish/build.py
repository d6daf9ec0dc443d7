"""OpenApi → Reference: all that a reader sees of a service, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docmill.diagnostics.model import Diagnostic
from docmill.openapi.document import OpenApi, is_map
from docmill.openapi.node import Node, root
from docmill.publish.context import Context, external
from docmill.publish.model import Access, Field, Link, Reference, Schema
from docmill.publish.samples.body_examples import Examples
from docmill.publish.samples.code_samples import Samples, codes
from docmill.publish.sections.bodies import Bodies
from docmill.publish.sections.fields import Fields, Where
from docmill.publish.sections.groups import groups, uses
from docmill.publish.sections.operations import Found, Operations, find
from docmill.publish.sections.security import schemes
from docmill.publish.sections.servers import servers
from docmill.publish.source_links import SourceLinks, findings_of


def build(
    document: OpenApi,
    *,
    name: str,
    language: str,
    samples: Samples | None = None,
    sources: SourceLinks | None = None,
    findings: Iterable[Diagnostic] = (),
) -> Reference:
    """The reference of a document, which may be any of OpenAPI 3.0 or 3.1.

    `name` is the stem of its files. Descriptions are those of `language`, where the
    document has them. What the document says in a way that OpenAPI does not know is left
    out; `docmill validate` tells of it.
    """
    samples = samples or Samples()
    context = Context(
        root=root(document), language=language, sources=sources or SourceLinks()
    )
    paths, hooks = find(context, "paths"), find(context, "webhooks")
    named = _name_schemas(context)
    access = schemes(context)
    maker = _operations(context, paths, access, samples)
    tagged = [(found.tag, maker.operation(found)) for found in paths]
    events = (*hooks, *(callback for found in paths for callback in found.callbacks))
    webhooks = tuple(maker.operation(found) for found in events)
    values = _values(maker.bodies.fields, named)
    used_by = uses((*(item for _, item in tagged), *webhooks), values)
    info = context.root.get("info") or context.root
    return Reference(
        name=name,
        language=language,
        title=info.text("title") or name,
        version=str(info.data("version") or ""),
        summary=info.text("summary"),
        description=context.prose(context.text(info.value), 2),
        facts=tuple(_facts(context, info)),
        quick_start=codes(samples.quick_start),
        servers=servers(context),
        access=access,
        groups=groups(context, tagged),
        webhooks=webhooks,
        schemas=tuple(_schema(link, value, used_by) for link, value in values),
        findings=findings_of(findings, context.sources),
    )


def _name_schemas(context: Context) -> dict[str, Node]:
    """The named schemas; from here on, the context has the links to them."""
    holder = context.root.get("components")
    found = holder.members("schemas") if holder else {}
    for name in found:
        anchor = context.anchors.new(f"schema-{name}")
        context.schemas[name] = Link(label=name, href=f"#{anchor}")
    return found


def _schema(
    link: Link, value: Field, used_by: Mapping[str, tuple[Link, ...]]
) -> Schema:
    """The section of a named schema, with the operations that use it."""
    return Schema(
        anchor=link.href.removeprefix("#"),
        name=link.label,
        value=value,
        used_by=used_by.get(link.href, ()),
    )


def _operations(
    context: Context, paths: Iterable[Found], access: Iterable[Access], samples: Samples
) -> Operations:
    links = {found.id: found.link for found in paths}
    links |= {f"{found.method.lower()} {found.path}": found.link for found in paths}
    bodies = Bodies(
        context=context,
        fields=Fields(context),
        examples=Examples(context),
        operations=links,
    )
    return Operations(
        context=context,
        bodies=bodies,
        schemes={scheme.name: scheme.anchor for scheme in access},
        samples=samples,
    )


def _values(fields: Fields, named: dict[str, Node]) -> list[tuple[Link, Field]]:
    found: list[tuple[Link, Field]] = []
    for name, node in named.items():
        link = fields.context.schemas[name]
        anchor = link.href.removeprefix("#")
        where = Where(anchor=anchor, own=f"{anchor}-value", level=4)
        found.append((link, fields.whole(node, where)))
    return found


def _facts(context: Context, info: Node) -> Iterator[Link]:
    """Where to ask, the terms, and more to read."""
    for key in ("contact", "license"):
        node = info.get(key)
        if node is None or not is_map(node.value):
            continue
        address = f"mailto:{node.text('email')}" if node.text("email") else ""
        label = node.text("name") or node.text("email") or node.text("url")
        if label:
            yield Link(label=label, href=node.text("url") or address)
    if info.text("termsOfService"):
        terms = info.text("termsOfService")
        yield Link(label=terms, href=terms)
    more = external(context.root.value)
    if more is not None:
        yield more
