"""Pages → documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics, Related
from docmill.diagnostics.source import SourceFile, display_path
from docmill.progress import Progress, unseen

if TYPE_CHECKING:
    from docmill.docs.service.build import Services, ServiceSpec


def specs_from_docs(
    docs: Sequence[Path],
    config: Config,
    diagnostics: Diagnostics,
    *,
    root: Path,
    also: Sequence[Path] = (),
    progress: Progress = unseen,
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
    progress: Progress = unseen,
) -> Services:
    """One document for each service in the pages of `docs`, and what no service took.

    `also` are the same pages in another language. Pages with errors are left out; no page
    that describes an operation is an error as well.
    """
    from docmill.docs.dialects.dialect import DialectError
    from docmill.docs.profiles.profile import ProfileError
    from docmill.docs.service.build import Services, read_services
    from docmill.docs.service.coverage import Report

    try:
        found = read_services(
            docs, config, diagnostics, root=root, also=also, progress=progress
        )
    except DialectError as error:
        _report(error, "dialect", config.dialect or "", diagnostics)
        return Services(specs=(), others=Report(pages=()))
    except ProfileError as error:
        _report(error, "profile", str(config.profile), diagnostics)
        return Services(specs=(), others=Report(pages=()))
    operations = sum(spec.report.operations for spec in found.specs)
    if not operations and not diagnostics.has_errors:
        _no_operations(found, docs[0], diagnostics, root)
    return found


def _report(error: ValueError, kind: str, name: str, diagnostics: Diagnostics) -> None:
    """Tell each mistake of a dialect or profile that cannot be used."""
    for problem in error.args:
        place = SourceFile(name, "").span(1)
        diagnostics.error(f"{kind}-unusable", str(problem), place)


def _no_operations(
    found: Services, docs: Path, diagnostics: Diagnostics, root: Path
) -> None:
    """Report pages without an operation: the lines that come closest, and what would help."""
    nearest = found.detected.nearest if found.detected else None
    related: tuple[Related, ...] = ()
    hint = "write method and path of each operation together, as in `GET /users/{id}`"
    if nearest is not None:
        related = (
            *(Related(one.span, one.missing) for one in nearest.candidates),
            *(Related(one.span, "looks like parameters") for one in nearest.tables),
            *(Related(one.span, "heading not known") for one in nearest.headings),
        )
    if found.detected and found.detected.evidence.doubtful:
        number = len(found.detected.evidence.doubtful)
        hint = f"`doubtful = true` in a dialect takes the requests of {number} example"
        hint += "" if number == 1 else "s"
    diagnostics.error(
        "no-operations",
        "no page describes an operation",
        SourceFile(display_path(docs, root), "").span(1),
        hint=hint,
        related=related,
    )


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
