"""Documents → the files of a site: loads, compares and composes; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from docmill.config.model import Api, Site
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.templates import TemplateError, template_folders
from docmill.openapi.languages import languages
from docmill.project.publish.history import Earlier
from docmill.project.publish.inputs import load
from docmill.project.publish.references import references
from docmill.publish.filenames import stems
from docmill.publish.render.operation_markdown import operations
from docmill.publish.site import all_files as sites
from docmill.publish.site.all_files import Service

__all__ = ["Count", "Published", "Request", "publish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to publish, and how.

    `previous` names an earlier version, if any; `date` is when this one came out, where
    git does not tell. `with_findings` shows what lint says of the pages.
    """

    apis: Sequence[Api]
    site: Site
    root: Path
    previous: str = ""
    date: datetime | None = None
    with_findings: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a service consists of."""

    name: str
    operations: int
    schemas: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The files of a site by path, and what is in it."""

    files: Mapping[str, str]
    services: tuple[Count, ...]

    @property
    def largest_page(self) -> int:
        """The bytes of the largest HTML page."""
        pages = (text for path, text in self.files.items() if path.endswith(".html"))
        return max(len(page.encode("utf-8")) for page in pages)


def publish(request: Request, diagnostics: Diagnostics) -> Published | None:
    """The files of a site. None with errors told."""
    found = Diagnostics(diagnostics.strict)
    _check_addresses(request.site, found)
    services = list(_services(request, found))
    files = None if found.has_errors else _files(services, request.site, found)
    diagnostics.extend(found)
    if files is None or found.has_errors:
        return None
    return Published(files=files, services=tuple(map(_count, services)))


def _services(request: Request, diagnostics: Diagnostics) -> Iterator[Service]:
    earlier = None
    if request.previous:
        earlier = Earlier(
            name=request.previous,
            root=request.root,
            date=request.date,
            is_only=len(request.apis) == 1,
        )
    names = stems(api.name for api in request.apis)
    for api, name in zip(request.apis, names, strict=True):
        service = _service(api, name, request, earlier, diagnostics)
        if service is not None:
            yield service


def _service(
    api: Api,
    name: str,
    request: Request,
    earlier: Earlier | None,
    diagnostics: Diagnostics,
) -> Service | None:
    root = request.root
    source = load(api, diagnostics, root=root, with_findings=request.with_findings)
    if source is None:
        return None
    history = None
    if earlier is not None:
        history = earlier.history(api, source.document, diagnostics)
        if history and history.updated is None:
            _warn_of_date(api, diagnostics)
    return Service(
        document=source.document,
        references=references(
            api,
            source,
            name=name,
            languages=request.site.languages or languages(source.document),
            source_url=request.site.source_url,
            root=root,
        ),
        history=history,
    )


def _files(
    services: Sequence[Service], site: Site, diagnostics: Diagnostics
) -> Mapping[str, str] | None:
    base_url = f"{site.base_url.rstrip('/')}/" if site.base_url else ""
    try:
        folders = template_folders(site.templates and site.templates.resolve())
        return sites.files(services, folders, base_url=base_url)
    except TemplateError as error:
        place = SourceFile(display_path(site.templates or Path("templates")), "")
        diagnostics.error("template-unusable", str(error), place.span(1))
        return None


def _check_addresses(site: Site, diagnostics: Diagnostics) -> None:
    if site.base_url and not _is_address(site.base_url):
        diagnostics.error(
            "base-url-not-absolute",
            f"{site.base_url!r} is not the address of a site",
            hint="give all of it, such as https://docs.example.com/",
        )
    if site.source_url and "{path}" not in site.source_url:
        diagnostics.error(
            "source-url-without-path",
            f"{site.source_url!r} does not say where the path of a page goes",
            hint="write {path} there, and {line}, such as "
            "https://example.com/blob/main/{path}#L{line}",
        )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # a host that begins like an IPv6 address, and is none
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _warn_of_date(api: Api, diagnostics: Diagnostics) -> None:
    diagnostics.warning(
        "feed-without-date",
        f"nobody says when this version of {api.name} came out, so it has no feed",
        SourceFile(display_path(api.spec), "").span(1),
        hint="commit the document, or give --date",
    )


def _count(service: Service) -> Count:
    main = service.main
    return Count(
        name=main.name,
        operations=len(operations(main)),
        schemas=len(main.schemas),
        languages=tuple(item.language for item in service.references),
    )
