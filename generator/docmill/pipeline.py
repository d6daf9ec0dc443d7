"""Composes the stages. Holds no rule about Markdown, OpenAPI or Python.

pages → document → text of the document and of its source map
document → overlay → checked document → plan → files of the client
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docmill import changelog, inputs
from docmill.cache import Cache
from docmill.config import Api, ClientConfig, Config, Limits
from docmill.diagnostics import Diagnostics
from docmill.openapi.model import OpenApi, is_map
from docmill.source import SourceFile, display_path
from docmill.templates import TemplateError

if TYPE_CHECKING:
    from docmill.client.plan import ClientPlan
    from docmill.docs.report import Report
    from docmill.docs.service import Services, ServiceSpec

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What one API becomes, before anything is written.

    `document` is the one that the client is for, with the overlay applied. `documents` are
    the document before that and its source map by path, none where the document is not
    made from pages; `client` is relative to the client's folder.
    """

    document: OpenApi
    operations: int
    schemas: int
    report: Report | None = None
    documents: Mapping[Path, str]
    client: Mapping[str, str] | None = None
    plan: ClientPlan | None = None

    @property
    def usage(self) -> tuple[str, ...]:
        """The lines of Python that call the new client."""
        if self.plan is None:
            return ()
        lines = str(self.plan.project.quick_start).strip().splitlines()
        return tuple(line for line in lines if not line.startswith("```"))


def specs_from_docs(
    docs: Sequence[Path],
    config: Config,
    diagnostics: Diagnostics,
    *,
    root: Path,
    also: Sequence[Path] = (),
    progress: Progress | None = None,
) -> tuple[ServiceSpec, ...]:
    """One document for each service in the pages of `docs`, as `services_from_docs`."""
    return services_from_docs(
        docs, config, diagnostics, root=root, also=also, progress=progress
    ).specs


def services_from_docs(
    docs: Sequence[Path],
    config: Config,
    diagnostics: Diagnostics,
    *,
    root: Path,
    also: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Services:
    """One document for each service in the pages of `docs`, and what no service took.

    `also` are the same pages in another language. Pages with errors are left out; no page
    that describes an operation is an error as well.
    """
    from docmill.docs.dialect import DialectError
    from docmill.docs.report import Report
    from docmill.docs.service import Services, read_services

    try:
        found = read_services(
            docs, config, diagnostics, root=root, also=also, progress=progress
        )
    except DialectError as error:
        place = SourceFile(config.dialect, "").span(1)
        for problem in error.args:
            diagnostics.error("dialect-unusable", problem, place)
        return Services(specs=(), others=Report(pages=()))
    operations = sum(spec.report.operations for spec in found.specs)
    if not operations and not diagnostics.has_errors:
        diagnostics.error(
            "no-operations",
            "no page describes an operation",
            SourceFile(display_path(docs[0], root), "").span(1),
            hint="is the dialect the right one? `docmill init` tells which fits",
        )
    return found


def document_files(spec: ServiceSpec, path: Path, root: Path) -> dict[Path, str]:
    """The text of a document and of its source map, by path."""
    from docmill.openapi import dump, sourcemap

    source_map = sourcemap.dump(spec.source_map, path.resolve().parent, root.resolve())
    return {path: dump.dump(spec.document), sourcemap.map_path(path): source_map}


def checked(document: OpenApi, diagnostics: Diagnostics) -> bool:
    """Whether a document is valid; what is not is told."""
    from docmill.openapi import validate

    found = Diagnostics(diagnostics.strict)
    validate.validate(document, found)
    diagnostics.extend(found)
    return not found.has_errors


def validated(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path
) -> bool:
    """Whether a document on disk is valid to the letter; what is not is told."""
    from docmill.openapi import load

    document = load.load(path, diagnostics, limits, root=root)
    return document is not None and checked(document, diagnostics)


def load_document(
    path: Path,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path,
    corrections: Path | None = None,
) -> OpenApi | None:
    """A document that others have written, with its overlay. None with errors told.

    Only what leaves open what the document means is an error, and the overlay comes
    first: it is the way to put that right.
    """
    from docmill.openapi import load, validate

    given = load.load(path, diagnostics, limits, root=root)
    document = given and overlaid(given, corrections, diagnostics, limits, root=root)
    if document is None:
        return None
    found = Diagnostics(diagnostics.strict)
    validate.validate_tolerantly(document, found)
    diagnostics.extend(found)
    return None if found.has_errors else document


def overlaid(
    document: OpenApi,
    corrections: Path | None,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path,
) -> OpenApi | None:
    """A document with an overlay applied. None with errors told."""
    if corrections is None:
        return document
    from docmill.openapi import load, overlay

    found = Diagnostics(diagnostics.strict)
    changes = load.load_overlay(corrections, found, limits, root=root)
    result = overlay.apply(document, changes, found) if changes else None
    diagnostics.extend(found)
    return None if found.has_errors else result


def plan_client(
    document: OpenApi, diagnostics: Diagnostics, config: ClientConfig, *, name: str
) -> ClientPlan | None:
    """What a client consists of. None with errors told."""
    from docmill.client import planner

    found = Diagnostics(diagnostics.strict)
    plan = planner.plan(document, found, config, name=name)
    diagnostics.extend(found)
    return None if found.has_errors else plan


def client_files(
    plan: ClientPlan, config: ClientConfig, diagnostics: Diagnostics, cache: Cache
) -> Mapping[str, str] | None:
    """The files of a client. None with an error told where a template is wrong."""
    from docmill.client import formatting, render

    try:
        return render.render(plan, config, cache=cache)
    except TemplateError as error:
        place = SourceFile(display_path(config.templates or Path("templates")), "")
        diagnostics.error("template-unusable", str(error), place.span(1))
    except formatting.FormatterMissingError as error:
        hint = f"pip install 'docmill[{config.formatter}]'"
        diagnostics.error("formatter-missing", str(error), hint=hint)
    return None


def build(
    api: Api,
    diagnostics: Diagnostics,
    *,
    root: Path,
    cache: Cache,
    keep_going: bool = False,
    progress: Progress | None = None,
) -> Built | None:
    """Everything for one API, in memory. None with errors told.

    With `keep_going` pages with errors are left out instead.
    """
    if not api.docs:
        return _from_document(api, diagnostics, root=root, cache=cache)
    found = specs_from_docs(
        api.docs,
        api.config,
        diagnostics,
        root=root,
        also=api.also,
        progress=progress,
    )
    if diagnostics.has_errors and not keep_going:
        return None
    if len(found) > 1:
        several_services(found, api.docs[0], diagnostics, root=root)
    spec = found[0] if len(found) == 1 else None
    if spec is None or not checked(spec.document, diagnostics):
        return None
    documents = document_files(spec, api.spec, root)
    limits = api.config.limits
    final = overlaid(spec.document, api.overlay, diagnostics, limits, root=root)
    if final is None or (api.overlay and not checked(final, diagnostics)):
        return None
    return _with_client(api, final, diagnostics, cache, documents, spec, root)


def several_services(
    found: Sequence[ServiceSpec], docs: Path, diagnostics: Diagnostics, *, root: Path
) -> None:
    """Report pages of several services where one document is asked for."""
    names = ", ".join(spec.name for spec in found)
    diagnostics.error(
        "several-services",
        f"the pages belong to {len(found)} services: {names}",
        SourceFile(display_path(docs, root), "").span(1),
        hint="give the folder of one service, or write one document each with "
        "`docmill spec … -o FOLDER/`",
    )


def _from_document(
    api: Api, diagnostics: Diagnostics, *, root: Path, cache: Cache
) -> Built | None:
    found = Diagnostics(diagnostics.strict)
    limits = api.config.limits
    document = load_document(
        api.spec, found, limits, root=root, corrections=api.overlay
    )
    diagnostics.extend(found)
    if document is None:
        return None
    return _with_client(api, document, diagnostics, cache, {}, None, root)


def _with_client(
    api: Api,
    document: OpenApi,
    diagnostics: Diagnostics,
    cache: Cache,
    documents: Mapping[Path, str],
    spec: ServiceSpec | None,
    root: Path,
) -> Built | None:
    """Add the client to what is known of an API, where one is asked for."""
    client = None
    if api.output is not None:
        client = _client(api, document, diagnostics, cache, root)
        if client is None:
            return None
    return Built(
        document=document,
        operations=count_operations(document),
        schemas=count_schemas(document),
        report=spec.report if spec else None,
        documents=documents,
        client=client[1] if client else None,
        plan=client[0] if client else None,
    )


def _client(
    api: Api, document: OpenApi, diagnostics: Diagnostics, cache: Cache, root: Path
) -> tuple[ClientPlan, Mapping[str, str]] | None:
    """The plan and the files of a client, of the version that its changelog names."""
    found = Diagnostics(diagnostics.strict)
    log = changelog.load(api, found, root=root)
    diagnostics.extend(found)
    if found.has_errors:
        return None
    config = replace(api.config.client, has_custom=bool(inputs.custom(api)))
    if log is not None:
        config = replace(config, version=config.version or log.version)
    plan = plan_client(document, diagnostics, config, name=api.name)
    files = client_files(plan, config, diagnostics, cache) if plan else None
    if plan is None or files is None:
        return None
    if log is not None and config.layout == "project":
        files = {**files, "CHANGELOG.md": log.text}
    return plan, files


def count_operations(document: OpenApi) -> int:
    """How many operations a valid document has."""
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    paths = document.data.get("paths", {})
    items = paths.values() if is_map(paths) else ()
    return sum(len(methods & item.keys()) for item in items if is_map(item))


def count_schemas(document: OpenApi) -> int:
    """How many schemas a document names."""
    components = document.data.get("components")
    schemas = components.get("schemas") if is_map(components) else None
    return len(schemas) if is_map(schemas) else 0


def document_name(path: Path) -> str:
    """What a document is called: by its file, or by its folder if that says nothing."""
    stem = path.name.partition(".")[0]
    return path.resolve().parent.name if stem in {"openapi", "swagger", ""} else stem
