"""Folders of pages to one document a service."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docmill.config import Config
from docmill.diagnostics import Diagnostics
from docmill.docs import contents, dialect, enumerations, prose
from docmill.docs.blocks import Document, Table
from docmill.docs.contents import Contents
from docmill.docs.dialect import Dialect
from docmill.docs.emit import Trace, emit
from docmill.docs.extract import extract
from docmill.docs.facts import (
    ChangeLogPage,
    EnumPage,
    OperationPage,
    OverviewPage,
    Page,
    Text,
)
from docmill.docs.lower import Context, lower
from docmill.docs.merge import components, distinct_operations, names_of
from docmill.docs.model import Operation, Service, ServiceInfo
from docmill.docs.pages import CONTENTS, PageFile, find
from docmill.docs.reader import read
from docmill.docs.report import PageReport, Report, RowOutcome
from docmill.openapi.model import OpenApi
from docmill.openapi.sourcemap import SourceMap

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSpec:
    """One service: its document, where it came from, and what became of every row."""

    name: str
    document: OpenApi
    source_map: SourceMap
    report: Report


@dataclass(slots=True, kw_only=True)
class _Read:
    """A page on its way: what it says, and what was found wrong with it alone."""

    file: PageFile
    document: Document
    page: Page | None
    operation: Operation | None
    diagnostics: Diagnostics


def specs(
    docs: Sequence[Path],
    config: Config,
    diagnostics: Diagnostics,
    *,
    root: Path,
    progress: Progress | None = None,
) -> tuple[ServiceSpec, ...]:
    """Read the pages in `docs` and write one document for each service that they describe.

    Pages with errors are reported and left out; whether that is good enough is for the
    caller to decide. Raises DialectError where the dialect cannot be loaded.
    """
    words = dialect.load(config.dialect)
    files = find(docs, diagnostics, config.limits, root=root)
    tables = {
        f.path.parent: contents.read(f.source) for f in files if f.path.name == CONTENTS
    }
    pages = [f for f in files if f.path.name != CONTENTS]
    found = list(_read_pages(pages, words, config, diagnostics.strict, progress))
    _lower_pages(found, words)
    for item in found:
        diagnostics.extend(item.diagnostics)
    services = _by_service(found)
    return tuple(
        _service(name, members, tables, words, diagnostics)
        for name, members in sorted(services.items())
    )


def _read_pages(
    files: Sequence[PageFile],
    words: Dialect,
    config: Config,
    strict: bool,
    progress: Progress | None,
) -> Iterator[_Read]:
    for number, file in enumerate(files, 1):
        own = Diagnostics(strict)
        document = read(file.source, own, config.limits)
        page = extract(document, words, own)
        if page is not None and not isinstance(page, OperationPage):
            # Nothing but names is taken from such pages: their tables may be as they like.
            own.items = [
                item for item in own.items if not item.code.startswith("table-")
            ]
        yield _Read(
            file=file, document=document, page=page, operation=None, diagnostics=own
        )
        if progress is not None:
            progress("reading pages", number, len(files))


def _lower_pages(found: list[_Read], words: Dialect) -> None:
    enums = enumerations.collect(
        [i.page for i in found if isinstance(i.page, EnumPage)]
    )
    languages = tuple(prose.load_language(name) for name in words.languages)
    roots = _roots(found)
    for item in found:
        if isinstance(item.page, OperationPage) and not item.diagnostics.has_errors:
            context = Context(
                dialect=words,
                languages=languages,
                enums=enums.find,
                diagnostics=item.diagnostics,
            )
            operation = lower(
                item.page, f"{item.file.path}:1", _tag(item.file, roots), context
            )
            if not item.diagnostics.has_errors:
                item.operation = operation


def _roots(found: list[_Read]) -> frozenset[PurePosixPath]:
    """The folders that introduce a service: with an overview or a change log."""
    kinds = (OverviewPage, ChangeLogPage)
    return frozenset(i.file.path.parent for i in found if isinstance(i.page, kinds))


def _tag(file: PageFile, roots: frozenset[PurePosixPath]) -> str | None:
    """The group of a page: the folder it stands in, below that of its service."""
    parent = file.path.parent
    if parent in roots or len(file.path.parts) < 2:
        return None
    introduced = any(folder in roots for folder in parent.parents)
    return parent.name if introduced or len(file.path.parts) > 2 else None


def _by_service(found: list[_Read]) -> dict[str, list[_Read]]:
    """Pages by service; others go with the service whose pages stand beside or below them."""
    services: dict[str, list[_Read]] = defaultdict(list)
    folders: dict[PurePosixPath, Counter[str]] = defaultdict(Counter)
    for item in found:
        name = _service_name(item)
        if name is not None:
            services[name].append(item)
            for folder in item.file.path.parents:
                folders[folder][name] += 1
    for item in found:
        near = folders.get(item.file.path.parent) or _above(item, folders)
        if _service_name(item) is None and near and (len(near) == 1 or _mostly(near)):
            services[near.most_common(1)[0][0]].append(item)
    return services


def _above(
    item: _Read, folders: dict[PurePosixPath, Counter[str]]
) -> Counter[str] | None:
    return next((folders[f] for f in item.file.path.parents if f in folders), None)


def _mostly(near: Counter[str]) -> bool:
    """Whether one service has most of the pages of a folder that also has others'."""
    return near.most_common(1)[0][1] * 2 > near.total()


def _service_name(item: _Read) -> str | None:
    if not isinstance(item.page, OperationPage):
        return None
    match = re.match(r"https?://([A-Za-z0-9_\-]+)", item.page.url.value)
    return match[1] if match else None


def _service(
    name: str,
    members: list[_Read],
    tables: dict[PurePosixPath, Contents],
    words: Dialect,
    diagnostics: Diagnostics,
) -> ServiceSpec:
    own = Diagnostics(diagnostics.strict)
    operations = distinct_operations([i.operation for i in members if i.operation], own)
    models = components(operations, words, own)
    service = Service(
        name=name,
        language=_language(operations),
        info=_info(members, tables),
        server=_server(operations, name),
        operations=operations,
        components=models,
        names=names_of(models),
    )
    document, trace = emit(service, words, own)
    diagnostics.extend(own)
    return ServiceSpec(
        name=name,
        document=document,
        source_map=trace.source_map(),
        report=_report(members, operations, models, trace, own),
    )


def _language(operations: Sequence[Operation]) -> str:
    texts = [o.description.value for o in operations if o.description]
    return (
        "zh" if sum(bool(_CHINESE.search(t)) for t in texts) * 2 > len(texts) else "en"
    )


def _server(operations: Sequence[Operation], name: str) -> str:
    """The base URL of most operations; of equals, the first by name."""
    urls = Counter(
        f"{o.scheme}://{o.host}" + (f"/{o.version}" if o.version else "")
        for o in operations
        if not o.host_parameters
    )
    if not urls:
        return f"https://{operations[0].host}" if operations else "/"
    return min(urls, key=lambda url: (-urls[url], url))


def _info(members: list[_Read], tables: dict[PurePosixPath, Contents]) -> ServiceInfo:
    overview = next((i.page for i in members if isinstance(i.page, OverviewPage)), None)
    changes = next((i.page for i in members if isinstance(i.page, ChangeLogPage)), None)
    folders = {folder for i in members for folder in i.file.path.parents}
    own = {folder: table for folder, table in tables.items() if folder in folders}
    title = overview.title if overview else None
    titles = (table.title for table in own.values())
    version = changes.version if changes else None
    return ServiceInfo(
        title=title or next((t for t in titles if t is not None), None),
        description=overview.introduction if overview else None,
        version=version or (overview.version if overview else None),
        tags=_tags(own),
    )


def _tags(tables: dict[PurePosixPath, Contents]) -> dict[str, Text]:
    return {
        PurePosixPath(folder).name: text
        for table in tables.values()
        for folder, text in table.groups.items()
        if PurePosixPath(folder).name != text.value
    }


def _report(
    members: list[_Read],
    operations: tuple[Operation, ...],
    models: Sequence[object],
    trace: Trace,
    own: Diagnostics,
) -> Report:
    facts = Counter(
        origin.tier
        for found in trace.source_map().origins.values()
        for origin in found
        if origin.rule != "table-row"
    )
    facts.update(f.origin.tier for found in trace.unused.values() for f in found)
    return Report(
        pages=tuple(_page_report(item, trace, own) for item in members),
        operations=len(operations),
        schemas=len(models),
        facts=dict(sorted(facts.items())),
    )


def _page_report(item: _Read, trace: Trace, own: Diagnostics) -> PageReport:
    reasons = (
        {row.span.line: row.reason for row in item.page.loose} if item.page else {}
    )
    for found in (*item.diagnostics, *own):
        if found.span is not None and found.span.file is item.document.source:
            reasons.setdefault(found.span.line, found.code)
    fallback = "page-refused" if item.operation is None else "operation-repeated"
    rows: list[RowOutcome] = []
    for block in item.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            line = row.span.line
            at = trace.rows.get((row.span.file.path, line))
            reason = None if at else reasons.get(line, fallback)
            rows.append(RowOutcome(line=line, pointer=at, reason=reason))
    kind = (
        type(item.page).__name__.removesuffix("Page").lower()
        if item.page
        else "refused"
    )
    return PageReport(path=item.file.path.as_posix(), kind=kind, rows=tuple(rows))
