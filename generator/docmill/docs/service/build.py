"""Folders of pages to one document a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.detect.detect import Detected
from docmill.docs.detect.wording import short_lines
from docmill.docs.dialects import dialect, load
from docmill.docs.dialects.decisions import NOTHING_DECIDED, Decisions
from docmill.docs.dialects.dialect import Dialect
from docmill.docs.emit import emit
from docmill.docs.merge import components, distinct_operations, names_of
from docmill.docs.model import Service
from docmill.docs.outline import table_of_contents
from docmill.docs.outline.table_of_contents import Contents
from docmill.docs.profiles.profile import Choice, choose
from docmill.docs.service import info
from docmill.docs.service.any_pages import read_any
from docmill.docs.service.check_overview import check_overviews
from docmill.docs.service.count_coverage import other_report, service_report
from docmill.docs.service.coverage import Report
from docmill.docs.service.declared import declared_layout, is_declared
from docmill.docs.service.group_pages import by_service
from docmill.docs.service.page_files import CONTENTS, PageFile, find
from docmill.docs.service.page_set import ReadPage, hosts, lower_pages, read_pages
from docmill.docs.service.translations import translated
from docmill.openapi.document import OpenApi
from docmill.openapi.source_map import SourceMap
from docmill.progress import Progress, unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSpec:
    """One service: its document, where it came from, and what became of every row.

    `profile` says which profile applies and why; it is empty where none does.
    """

    name: str
    document: OpenApi
    source_map: SourceMap
    report: Report
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All services of a set of pages; `others` reports the pages that belong to none.

    `detected` is what was found out about pages whose layout no dialect declares.
    """

    specs: tuple[ServiceSpec, ...]
    others: Report
    detected: Detected | None = None


def read_services(
    docs: Sequence[Path],
    config: Config,
    diagnostics: Diagnostics,
    *,
    root: Path,
    progress: Progress = unseen,
    also: Sequence[Path] = (),
) -> Services:
    """Read the pages in `docs` and write one document for each service that they describe.

    `also` are the same pages in another language: a check, and the source of second
    descriptions. What is wrong with them alone is not reported.

    Pages with errors are reported and left out; whether that is good enough is for the
    caller to decide. Raises DialectError or ProfileError where one cannot be loaded.
    """
    files = find(docs, diagnostics, config.limits, root=root)
    pages = [f for f in files if f.path.name != CONTENTS]
    named = config.dialect
    decided: Decisions | None = NOTHING_DECIDED
    if named is not None and load.is_file(named):
        decided = load.load(Path(named), diagnostics, root=root)
    layout = None if load.is_file(named) else declared_layout(config, pages)
    if decided is None:
        return Services(specs=(), others=Report(pages=()))
    if layout is None:
        return _any_layout(pages, config, diagnostics, progress, decided)
    words = dialect.load(layout)
    found = read_pages(pages, words, config, diagnostics.strict, progress)
    if not is_declared(config, layout, hosts(found)):
        return _any_layout(pages, config, diagnostics, progress, decided)
    choice = choose(config.profile, hosts(found))
    profile = choice.profile if choice else None
    lower_pages(found, words, profile)
    tables = {
        f.path.parent: table_of_contents.read(f.source)
        for f in files
        if f.path.name == CONTENTS
    }
    for item in found:
        diagnostics.extend(item.diagnostics)
    if also:
        others = find(also, diagnostics, config.limits, root=root)
        second = [f for f in others if f.path.name != CONTENTS]
        others_read = read_pages(second, words, config, False, progress)
        lower_pages(others_read, words, profile)
        _translate(found, others_read, diagnostics)
    grouped = by_service(found)
    return Services(
        specs=tuple(
            _service(name, members, tables, words, choice, diagnostics)
            for name, members in grouped.services.items()
        ),
        others=other_report(grouped.others),
    )


def _any_layout(
    pages: Sequence[PageFile],
    config: Config,
    diagnostics: Diagnostics,
    progress: Progress,
    decided: Decisions,
) -> Services:
    """Pages whose layout no dialect declares: what an operation looks like is found out."""
    read = read_any(pages, config, diagnostics, progress, decided)
    if read.service is None or read.emitted is None:
        return Services(specs=(), others=read.report, detected=read.detected)
    spec = ServiceSpec(
        name=read.service.name,
        document=read.emitted.document,
        source_map=read.emitted.source_map,
        profile=read.profile,
        report=replace(read.report, assumed=short_lines(read.detected)),
    )
    others = Report(pages=())
    return Services(specs=(spec,), others=others, detected=read.detected)


def _translate(
    found: Sequence[ReadPage], others: Sequence[ReadPage], diagnostics: Diagnostics
) -> None:
    """Give the operations of `found` the descriptions of the same ones in `others`."""
    own = {n: item.operation for n, item in enumerate(found) if item.operation}
    second = [item.operation for item in others if item.operation]
    for number, operation in zip(
        own, translated(own.values(), second, diagnostics), strict=True
    ):
        found[number].operation = operation


def _service(
    name: str,
    members: Sequence[ReadPage],
    tables: Mapping[PurePosixPath, Contents],
    words: Dialect,
    choice: Choice | None,
    diagnostics: Diagnostics,
) -> ServiceSpec:
    profile = choice.profile if choice else None
    lowered = [item.operation for item in members if item.operation]
    operations = distinct_operations(lowered, diagnostics)
    check_overviews(members, diagnostics)
    scoped = words.data["models"]["operation_scoped"]
    models = components(operations, diagnostics, scoped=scoped, profile=profile)
    service = Service(
        name=name,
        language=info.language(operations),
        info=info.info(members, tables),
        servers=info.servers(operations),
        operations=operations,
        components=models,
        names=names_of(models),
        profile=profile,
    )
    emitted = emit(service, diagnostics)
    return ServiceSpec(
        name=name,
        document=emitted.document,
        source_map=emitted.source_map,
        profile=str(choice) if choice else "",
        report=service_report(members, operations, len(models), emitted),
    )
