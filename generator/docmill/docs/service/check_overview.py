"""The operations that an overview lists, against the pages."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.facts import ListedOperation, OperationPage, OverviewPage
from docmill.docs.service.page_set import ReadPage


def check_overviews(members: Sequence[ReadPage], diagnostics: Diagnostics) -> None:
    """Report what is listed and has no page, and what is listed with another method."""
    pages = [m.page for m in members if isinstance(m.page, OperationPage)]
    by_title = {page.title.value: page for page in pages}
    names = {*by_title, *(member.file.path.stem for member in members)}
    for member in members:
        if not isinstance(member.page, OverviewPage):
            continue
        for listed in member.page.operations:
            page = by_title.get(listed.name.value)
            if page is not None:
                _check_method(listed, page, diagnostics)
            elif listed.name.value and listed.name.value not in names:
                diagnostics.note(
                    "operation-without-page",
                    f"{listed.name.value} is listed and no page describes it",
                    listed.name.span,
                    hint="add its page, or remove it from the overview",
                )


def _check_method(
    listed: ListedOperation, page: OperationPage, diagnostics: Diagnostics
) -> None:
    method = listed.method
    if method is None or method.value.upper() in ("", page.method.value):
        return
    diagnostics.warning(
        "method-differs",
        f"the overview says {method.value}, the page {page.method.value}",
        method.span,
        hint="the page was believed; correct one of the two",
        related=(Related(page.method.span, "the page says so here"),),
    )
