"""Document → plan → files of the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config.model import Api, ClientConfig, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile, display_path
from docmill.files.cache import Cache
from docmill.files.templates import TemplateError
from docmill.openapi.document import OpenApi
from docmill.pipeline import changelog, inputs
from docmill.pipeline.load_spec import too_deep
from docmill.progress import Progress, unseen

if TYPE_CHECKING:
    from docmill.client.plan import ClientPlan
    from docmill.client.planner.programs import Snippets


def client_of(
    api: Api,
    document: OpenApi,
    diagnostics: Diagnostics,
    cache: Cache,
    root: Path,
    progress: Progress,
) -> tuple[ClientPlan, Mapping[str, str]] | None:
    """The plan and the files of a client, of the version that its changelog names."""
    found = Diagnostics(diagnostics.strict)
    log = changelog.load(api, found, root=root)
    names = _names(api, found, root)
    diagnostics.extend(found)
    if found.has_errors:
        return None
    config = replace(
        api.config.client, has_custom=bool(inputs.custom(api)), kept_names=names
    )
    if log is not None:
        config = replace(config, version=config.version or log.version)
    plan = plan_client(document, diagnostics, config, name=api.name)
    files = client_files(plan, config, diagnostics, cache, progress) if plan else None
    if plan is None or files is None:
        return None
    if log is not None and config.layout == "project":
        files = {**files, "CHANGELOG.md": log.text}
    return plan, files


def programs_of(api: Api, document: OpenApi, *, root: Path) -> Snippets | None:
    """Programs that call each operation with the client of an API. None without any.

    What keeps the client from being made is told when it is made.
    """
    from docmill.client.planner.programs import snippets

    names = _names(api, Diagnostics(), root)
    config = replace(api.config.client, kept_names=names)
    return snippets(document, config, name=api.name)


def _names(
    api: Api, diagnostics: Diagnostics, root: Path
) -> Mapping[str, Mapping[str, str]]:
    """The names that earlier runs gave. None, with an error told, from a broken lock."""
    from docmill.client import names_lock

    if api.names_lock is None:
        return {}
    return names_lock.load(api.names_lock, diagnostics, api.config.limits, root=root)


def names_file(api: Api, plan: ClientPlan) -> Mapping[Path, str]:
    """The file with the names of a client, by its path, where one is asked for."""
    from docmill.client import names_lock

    return {api.names_lock: names_lock.dump(plan.names)} if api.names_lock else {}


def plan_client(
    document: OpenApi, diagnostics: Diagnostics, config: ClientConfig, *, name: str
) -> ClientPlan | None:
    """What a client consists of. None with errors told."""
    from docmill.client import planner

    found = Diagnostics(diagnostics.strict)
    try:
        plan = planner.plan(document, found, config, name=name)
    except RecursionError:
        plan = None
        _tell_depth(document, found)
    diagnostics.extend(found)
    return None if found.has_errors else plan


def _tell_depth(document: OpenApi, diagnostics: Diagnostics) -> None:
    """Tell why Python cannot follow a document: what is nested in it, or what refers."""
    from docmill.openapi.validate import limits

    if limits.is_deeper(document, Limits().nesting_depth):
        too_deep(diagnostics, document.locate(""))
        return
    diagnostics.error(
        "schemas-too-deep",
        "schemas that each refer to the next are a chain too long to follow",
        document.locate("/components/schemas"),
        hint="let them refer to what they mean",
    )


def client_files(
    plan: ClientPlan,
    config: ClientConfig,
    diagnostics: Diagnostics,
    cache: Cache,
    progress: Progress = unseen,
) -> Mapping[str, str] | None:
    """The files of a client. None with an error told where a template is wrong."""
    from docmill.client.render import format as formatting
    from docmill.client.render import jinja, user_templates

    found = Diagnostics(diagnostics.strict)
    if config.templates:
        user_templates.check(config.templates, found)
        diagnostics.extend(found)
    try:
        return None if found.has_errors else jinja.render(plan, config, cache, progress)
    except TemplateError as error:
        path = error.path or config.templates or Path("templates")
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
        place = SourceFile(display_path(path), text).span(error.line)
        diagnostics.error("template-unusable", str(error), place)
    except formatting.FormatterMissingError as error:
        hint = f"pip install 'docmill[{config.formatter}]'"
        diagnostics.error("formatter-missing", str(error), hint=hint)
    return None
