"""Pages of any layout to one service: read, outline, choose, assemble, merge, emit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs import descriptions
from docmill.docs.assemble.collecting import collect
from docmill.docs.assemble.convention import silence_is_required
from docmill.docs.assemble.errors import with_errors
from docmill.docs.assemble.forms import Setting
from docmill.docs.assemble.models import Models
from docmill.docs.assemble.operation import assemble
from docmill.docs.assemble.operation_ids import with_ids
from docmill.docs.assemble.part_bases import part_bases
from docmill.docs.assemble.same_path import same_path
from docmill.docs.assemble.security import security, without_needless
from docmill.docs.assemble.servers import located, servers
from docmill.docs.cells.urls import Address
from docmill.docs.detect.detect import Detected, detect
from docmill.docs.detect.evidence import ReadSet
from docmill.docs.dialects.decisions import NOTHING_DECIDED, Decisions
from docmill.docs.dialects.words import lexicon_of
from docmill.docs.emit import Emitted, emit
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.docs.markdown.page import Page
from docmill.docs.markdown.read_page import read_page
from docmill.docs.merge import (
    components,
    distinct_operations,
    names_of,
    shared_shapes,
)
from docmill.docs.model import Operation, Server, Service, ServiceInfo
from docmill.docs.outline.choose import Chosen, choose
from docmill.docs.outline.contradictions import report_contradictions
from docmill.docs.outline.corrections import corrected
from docmill.docs.outline.doubtful import doubtful
from docmill.docs.outline.left_out import LeftOut, skipped_note, without
from docmill.docs.outline.read_contents import contents
from docmill.docs.outline.sections import Outline
from docmill.docs.outline.titles import outline_of
from docmill.docs.profiles import profile
from docmill.docs.profiles.profile import Choice
from docmill.docs.service import info
from docmill.docs.service.account import Read, account
from docmill.docs.service.coverage import Report
from docmill.docs.service.naming import (
    introduction_of,
    name_of,
    title_of,
    without_title,
)
from docmill.docs.service.page_files import PageFile
from docmill.progress import Progress


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
    detected: Detected
    profile: str = ""


def read_any(
    files: Sequence[PageFile],
    config: Config,
    diagnostics: Diagnostics,
    progress: Progress,
    decided: Decisions = NOTHING_DECIDED,
) -> AnyPages:
    """Read pages whose layout nobody declared; a dialect may decide some of it."""
    known = lexicon_of(decided)
    pages: list[Page] = []
    left: list[tuple[LeftOut, ...]] = []
    for number, file in enumerate(files, 1):
        page, without_ = without(
            read_page(file.source, diagnostics, config.limits), decided.ignore
        )
        pages.append(corrected(page, known, diagnostics))
        left.append(without_)
        for part in without_:
            skipped_note(part, diagnostics)
        progress("reading pages", number, len(files))
    outlines = tuple(outline_of(page, known) for page in pages)
    chosen = choose(outlines, known, decided.starts, decided.method)
    report_contradictions(chosen, diagnostics)
    models = collect(outlines, chosen, known)
    read = _operations(chosen, models, known, diagnostics, decided)
    if not read.operations:
        nothing = replace(read, pages=len(pages))
        detected = detect(nothing, outlines, chosen, decided, known)
        report = _report(left, outlines, chosen, (), None, known, Diagnostics())
        return AnyPages(outlines, chosen, (), None, None, report, detected)
    answered = with_errors(read.operations, outlines, chosen.owned, known)
    parts = part_bases(pages, answered)
    base = servers(pages, answered, parts)
    if decided.base_url is not None:
        base = (Server(decided.base_url.rstrip("/")),)
    called = with_ids(answered, located(answered, base, parts))
    distinct = distinct_operations(called, diagnostics)
    placed = shared_shapes(
        without_title(distinct, title_of(_with_operations(pages, distinct)))
    )
    choice = _profile(base, placed, config)
    service = _service(pages, base, placed, choice, diagnostics, decided)
    read = replace(
        read,
        operations=distinct,
        pages=len(pages),
        servers=service.servers,
        schemes=service.security_schemes,
    )
    detected = detect(read, outlines, chosen, decided, known)
    emitted = emit(service, diagnostics)
    report = _report(left, outlines, chosen, distinct, emitted, known, diagnostics)
    counted = replace(report, operations=len(distinct), schemas=len(service.components))
    told = str(choice) if choice else ""
    return AnyPages(
        outlines, chosen, distinct, service, emitted, counted, detected, told
    )


def _operations(
    chosen: Chosen,
    models: Models,
    lexicon: Lexicon,
    diagnostics: Diagnostics,
    decided: Decisions,
) -> ReadSet:
    """The operations that were chosen, and those that only an example shows if confirmed."""
    doubted = () if decided.starts else doubtful(chosen)
    found = [one for one in chosen.operations if not one.doubtful]
    if decided.doubtful:
        found, doubted = [*found, *doubted], ()
    reads = [contents(one, lexicon) for one in found]
    silence = (
        silence_is_required(reads)
        if decided.silence is None
        else decided.silence == "required"
    )
    declared = frozenset(one.candidate.key for one in found)
    setting = Setting(lexicon, models, _languages(), diagnostics, silence, declared)
    made = (
        assemble(one, read, setting) for one, read in zip(found, reads, strict=True)
    )
    operations = same_path([operation for operation in made if operation is not None])
    return ReadSet(
        pages=0,
        found=found,
        reads=reads,
        operations=operations,
        doubtful=doubted,
        silence_is_required=silence,
    )


_LANGUAGES = ("en", "zh", "ja", "ko", "es", "de", "fr", "pt", "ru")
"""The languages in which descriptions state facts; the earlier ones are tried first."""


@cache
def _languages() -> tuple[descriptions.Language, ...]:
    return tuple(descriptions.load_language(name) for name in _LANGUAGES)


def _profile(
    base: Sequence[Server], operations: Sequence[Operation], config: Config
) -> Choice | None:
    """The profile that is named, or that covers the hosts of all servers."""
    roots = [server.url for server in base]
    roots += [operation.address.root for operation in operations]
    hosts = [Address(root=root, path="/").host for root in roots]
    return profile.choose(config.profile, hosts)


def _with_operations(
    pages: Sequence[Page], operations: Sequence[Operation]
) -> tuple[Page, ...]:
    """The pages with operations: title and text of another page beside them mean others."""
    sources = {operation.source.path for operation in operations}
    return tuple(page for page in pages if page.source.path in sources)


def _service(
    pages: Sequence[Page],
    base: tuple[Server, ...],
    placed: tuple[Operation, ...],
    choice: Choice | None,
    diagnostics: Diagnostics,
    decided: Decisions,
) -> Service:
    known = choice.profile if choice else None
    models = components(placed, diagnostics, profile=known)
    schemes, needed = security(pages, len(placed), decided.security)
    own = _with_operations(pages, placed)
    title = title_of(own)
    return Service(
        name=name_of(base[0].url if base else "", title, pages),
        language=info.language(placed),
        info=ServiceInfo(title=title, description=introduction_of(own, placed)),
        servers=base,
        operations=without_needless(placed, needed),
        components=models,
        names=names_of(models),
        security_schemes=schemes,
        security=needed,
        profile=known,
    )


def _report(
    left: Sequence[tuple[LeftOut, ...]],
    outlines: Sequence[Outline],
    chosen: Chosen,
    operations: Sequence[Operation],
    emitted: Emitted | None,
    lexicon: Lexicon,
    diagnostics: Diagnostics,
) -> Report:
    """What became of every table row, list item and code block of every page."""
    read = Read(
        left=left,
        outlines=outlines,
        chosen=chosen,
        operations=operations,
        emitted=emitted,
    )
    return Report(pages=account(read, lexicon, diagnostics), whole=True)
