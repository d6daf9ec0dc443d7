"""All that one API becomes, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config.model import Api
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.cache import Cache
from docmill.openapi import allowances
from docmill.openapi.document import OpenApi
from docmill.pipeline.load_spec import (
    bounded,
    checked,
    count_operations,
    count_schemas,
    document_files,
    load_document,
    overlaid,
    selected,
    too_deep,
)
from docmill.pipeline.pages_to_spec import several_services, specs_from_docs
from docmill.pipeline.spec_to_client import client_of, names_file
from docmill.progress import Progress, unseen

if TYPE_CHECKING:
    from docmill.client.plan import ClientPlan
    from docmill.docs.service.build import ServiceSpec
    from docmill.docs.service.coverage import Report
    from docmill.openapi.source_map import SourceMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What one API becomes, before anything is written.

    `document` is the one that the client is for: what is selected, with the overlay.
    `profile` says which profile applies to the pages and why. `documents` are, by path, the document before that and its source map, where it is
    made from pages, and the names of the client; `client` is relative to its folder.
    """

    document: OpenApi
    operations: int
    schemas: int
    report: Report | None = None
    profile: str = ""
    documents: Mapping[Path, str]
    source_map: SourceMap | None = None
    client: Mapping[str, str] | None = None
    plan: ClientPlan | None = None

    @property
    def usage(self) -> tuple[str, ...]:
        """The lines of Python that call the new client, or read what is sent to it."""
        return usage_of(self.plan) if self.plan else ()


def usage_of(plan: ClientPlan) -> tuple[str, ...]:
    """The lines of Python that call a planned client, or read what is sent to it."""
    call, events = plan.project.first_call, plan.events
    shown = call.quick_start if call else events.example if events else ""
    lines = str(shown).strip().splitlines()
    return tuple(line for line in lines if not line.startswith("```"))


def build(
    api: Api,
    diagnostics: Diagnostics,
    *,
    root: Path,
    cache: Cache,
    keep_going: bool = False,
    progress: Progress = unseen,
) -> Built | None:
    """Everything for one API, in memory. None with errors told.

    With `keep_going` pages with errors are left out instead.
    """
    try:
        if not api.docs:
            return _from_document(api, diagnostics, root, cache, progress)
        return _from_pages(
            api,
            diagnostics,
            root=root,
            cache=cache,
            keep_going=keep_going,
            progress=progress,
        )
    except RecursionError:
        too_deep(diagnostics, SourceFile(display_path(api.spec, root), "").span(1))
        return None


def _from_pages(
    api: Api,
    diagnostics: Diagnostics,
    *,
    root: Path,
    cache: Cache,
    keep_going: bool,
    progress: Progress,
) -> Built | None:
    # What is made of pages has none of the errors that can be allowed.
    allowances.check(api.config.allow, (), diagnostics, api.config.client.locate)
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
    final = selected(final, api.config.selection, diagnostics)
    final = final and bounded(final, limits, diagnostics)
    if final is None:
        return None
    return _with_client(api, final, diagnostics, cache, documents, spec, root, progress)


def _from_document(
    api: Api, diagnostics: Diagnostics, root: Path, cache: Cache, progress: Progress
) -> Built | None:
    found = Diagnostics(diagnostics.strict)
    document = load_document(
        api.spec,
        found,
        api.config.limits,
        root=root,
        corrections=api.overlay,
        selection=api.config.selection,
        allow=api.config.allow,
        locate=api.config.client.locate,
    )
    diagnostics.extend(found)
    if document is None:
        return None
    return _with_client(api, document, diagnostics, cache, {}, None, root, progress)


def _with_client(
    api: Api,
    document: OpenApi,
    diagnostics: Diagnostics,
    cache: Cache,
    documents: Mapping[Path, str],
    spec: ServiceSpec | None,
    root: Path,
    progress: Progress,
) -> Built | None:
    """Add the client to what is known of an API, where one is asked for."""
    client = None
    if api.output is not None:
        client = client_of(api, document, diagnostics, cache, root, progress)
        if client is None:
            return None
        documents = {**documents, **names_file(api, client[0])}
    return Built(
        document=document,
        operations=count_operations(document),
        schemas=count_schemas(document),
        report=spec.report if spec else None,
        profile=spec.profile if spec else "",
        documents=documents,
        source_map=spec.source_map if spec else None,
        client=client[1] if client else None,
        plan=client[0] if client else None,
    )
