"""Pages of any layout to one service: read, outline, choose, assemble, merge, emit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs import descriptions
from docmill.docs.assemble.collecting import collect
from docmill.docs.assemble.convention import silence_is_required
from docmill.docs.assemble.forms import Setting
from docmill.docs.assemble.models import Models
from docmill.docs.assemble.operation import assemble
from docmill.docs.assemble.same_path import same_path
from docmill.docs.assemble.security import security
from docmill.docs.assemble.servers import located, servers
from docmill.docs.cells.urls import Address
from docmill.docs.emit import Emitted, emit
from docmill.docs.facts import Text
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Block, CodeBlock, Heading, ListBlock, Page, Table
from docmill.docs.markdown.passages import words
from docmill.docs.markdown.read_page import read_page
from docmill.docs.merge import (
    components,
    distinct_operations,
    names_of,
    shared_shapes,
)
from docmill.docs.model import Operation, Server, Service, ServiceInfo
from docmill.docs.outline.choose import Chosen, choose
from docmill.docs.outline.read_contents import contents
from docmill.docs.outline.sections import Outline, outline
from docmill.docs.profiles import profile
from docmill.docs.profiles.profile import Choice
from docmill.docs.service import info
from docmill.docs.service.coverage import PageReport, Report, RowOutcome
from docmill.docs.service.page_files import PageFile
from docmill.progress import Progress

_GENERIC = frozenset(
    [
        "api",
        "www",
        "openapi",
        "localhost",
        "dev",
        "test",
        "app",
        "rest",
        "docs",
        "staging",
        "sandbox",
        "example",
        "com",
        "v1",
        "v2",
        "http",
        "127",
        "0",
    ]
)


@dataclass(frozen=True, slots=True)
class AnyPages:
    """A page set that was read: its outlines, operations, and the document made of them.

    `profile` says which profile applies and why; it is empty where none does.
    """

    outlines: tuple[Outline, ...]
    chosen: Chosen
    operations: tuple[Operation, ...]
    service: Service | None
    emitted: Emitted | None
    report: Report
    profile: str = ""


def read_any(
    files: Sequence[PageFile],
    config: Config,
    diagnostics: Diagnostics,
    progress: Progress,
    lexicon: Lexicon | None = None,
) -> AnyPages:
    """Read pages whose layout nobody declared."""
    known = lexicon or Lexicon.of()
    pages: list[Page] = []
    for number, file in enumerate(files, 1):
        pages.append(read_page(file.source, diagnostics, config.limits))
        progress("reading pages", number, len(files))
    outlines = tuple(outline(page, known) for page in pages)
    chosen = choose(outlines, known)
    models = collect(outlines, chosen, known)
    operations = _operations(chosen, models, known, diagnostics)
    if not operations:
        return AnyPages(outlines, chosen, (), None, None, _report(outlines, {}, {}))
    distinct = distinct_operations(operations, diagnostics)
    base = servers(pages, distinct)
    placed = shared_shapes(located(distinct, base))
    choice = _profile(base, placed, config)
    service = _service(pages, base, placed, choice, diagnostics)
    emitted = emit(service, diagnostics)
    reasons = {
        (row.span.file.path, row.span.line): row.reason
        for operation in distinct
        for row in operation.refused
    }
    report = _report(outlines, emitted.rows, reasons)
    counted = replace(report, operations=len(distinct), schemas=len(service.components))
    told = str(choice) if choice else ""
    return AnyPages(outlines, chosen, distinct, service, emitted, counted, told)


def _operations(
    chosen: Chosen, models: Models, lexicon: Lexicon, diagnostics: Diagnostics
) -> list[Operation]:
    found = [one for one in chosen.operations if not one.doubtful]
    reads = [contents(one, lexicon) for one in found]
    required = silence_is_required(reads)
    setting = Setting(lexicon, models, _languages(), diagnostics, required)
    made = (
        assemble(one, read, setting) for one, read in zip(found, reads, strict=True)
    )
    return same_path([operation for operation in made if operation is not None])


@cache
def _languages() -> tuple[descriptions.Language, ...]:
    return tuple(descriptions.load_language(name) for name in ("en", "zh", "ja"))


def _profile(
    base: Sequence[Server], operations: Sequence[Operation], config: Config
) -> Choice | None:
    """The profile that is named, or that covers the hosts of all servers."""
    roots = [server.url for server in base]
    roots += [operation.address.root for operation in operations]
    hosts = [Address(root=root, path="/").host for root in roots]
    return profile.choose(config.profile, hosts)


def _service(
    pages: Sequence[Page],
    base: tuple[Server, ...],
    placed: tuple[Operation, ...],
    choice: Choice | None,
    diagnostics: Diagnostics,
) -> Service:
    known = choice.profile if choice else None
    models = components(placed, diagnostics, profile=known)
    schemes, needed = security(pages)
    title = _title(pages)
    return Service(
        name=_name(base[0].url if base else "", title, pages),
        language=info.language(placed),
        info=ServiceInfo(title=title),
        servers=base,
        operations=placed,
        components=models,
        names=names_of(models),
        security_schemes=schemes,
        security=needed,
        profile=known,
    )


def _title(pages: Sequence[Page]) -> Text | None:
    """The title of the set: the front matter or the first heading of its first page."""
    if len(pages) != 1:
        return None
    matter = pages[0].front_matter.get("title")
    if matter is not None and matter.value:
        return Text(words(matter).strip("\"'"), matter.span)
    heading = next((b for b in pages[0].blocks if isinstance(b, Heading)), None)
    if heading is not None and heading.level == 1:
        return Text(words(heading.text), heading.span)
    return None


def _name(url: str, title: Text | None, pages: Sequence[Page]) -> str:
    """The name of the service: a telling label of the host, else the title or folder."""
    host = re.sub(r"^[a-z+]+://", "", url).split("/")[0].split(":")[0]
    labels = [
        label
        for label in host.split(".")[:-1]
        if label not in _GENERIC and "{" not in label
    ]
    if labels and not host.replace(".", "").isdigit():
        return re.sub(r"[^a-z0-9\-]", "", labels[0].casefold()) or "service"
    words_ = re.findall(r"[A-Za-z0-9]+", title.value) if title else []
    words_ = [
        w.casefold()
        for w in words_
        if w.casefold()
        not in ("api", "the", "reference", "docs", "rest", "documentation", "v1")
    ]
    if words_:
        return "-".join(words_[:3])
    parts = pages[0].source.path.split("/")
    return next(
        (p for p in reversed(parts[:-1]) if p not in ("docs", "api", "pages", "doc")),
        "service",
    )


def _report(
    outlines: Sequence[Outline],
    emitted: dict[tuple[str, int], str],
    reasons: dict[tuple[str, int], str],
) -> Report:
    """What became of every table row, list item and code block of every page."""
    pages: list[PageReport] = []
    for one in outlines:
        path = one.page.source.path
        rows: list[RowOutcome] = []
        for line in _lines(one.page.blocks):
            pointer = emitted.get((path, line))
            reason = (
                None if pointer else reasons.get((path, line), "outside-the-operations")
            )
            rows.append(RowOutcome(line=line, pointer=pointer, reason=reason))
        kind = "operations" if any(r.pointer for r in rows) else "other"
        pages.append(PageReport(path=path, kind=kind, rows=tuple(rows)))
    return Report(pages=tuple(pages))


def _lines(blocks: Iterable[Block]) -> Iterable[int]:
    for block in blocks:
        match block:
            case Table():
                yield from dict.fromkeys(row.span.line for row in block.rows)
            case ListBlock():
                for item in block.items:
                    yield item.span.line
                    yield from _lines(item.blocks)
            case CodeBlock():
                pass
            case _:
                pass
