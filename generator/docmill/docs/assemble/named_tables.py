"""Tables under a heading of their own that describe a property or a named type."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from docmill.diagnostics.source import Span
from docmill.docs.assemble.models import Models, normalized
from docmill.docs.markdown.passages import words
from docmill.docs.outline.contents import Group
from docmill.docs.rows.statements import Statement


def at_their_rows(
    groups: Iterable[Group], models: Models, returned: Collection[Span]
) -> list[Group]:
    """The groups of an operation, those that describe a row of another one below that row.

    Reads `address | object` and a table under "Address object"; `twigs | array of Twig`
    and a table under "Twig", which is the model of that name; a table under "Filters" is
    about no row and stays. `returned` are the titles of the models that a sentence says
    are returned: their tables are no part of the request.
    """
    kept: list[Group] = []
    models_of: list[Statement] = []
    for group in groups:
        title = normalized(words(group.title)) if group.named and group.title else ""
        is_returned = group.title is not None and group.title.span in returned
        if (title and is_returned) or (
            title and _is_used_model(group, title, kept, models_of, models)
        ):
            models_of += group.statements
        elif not (title and _is_placed(group, title, kept)):
            kept.append(group)
    return kept


def _is_used_model(
    group: Group,
    title: str,
    kept: Sequence[Group],
    models_of: list[Statement],
    models: Models,
) -> bool:
    """Whether a group is a model that the type of a row names, or a part of one.

    `models_of` are the rows of such models so far.
    """
    if attach(list(models_of), title, group.statements):
        return True
    assert group.title is not None
    model = models.named(words(group.title))
    if model is None or model.span != group.title.span:
        return False
    return any(_is_named(other.statements, title) for other in kept)


def _is_placed(group: Group, title: str, kept: list[Group]) -> bool:
    for number, other in enumerate(kept):
        rows = list(other.statements)
        if attach(rows, title, group.statements):
            kept[number] = replace(other, statements=tuple(rows))
            return True
    return False


def attach(
    rows: list[Statement],
    title: str,
    below: tuple[Statement, ...],
    by_type: bool = True,
) -> bool:
    """Put rows below the row that their normalized title names, or whose type it names.

    False where there is no such row. Without `by_type` a row whose type is named so is
    left alone: it refers to a model.
    """
    for number, row in enumerate(rows):
        is_type = _is_type(row, title)
        is_name = normalized(row.name.removesuffix("[]")) in (title, f"{title}s")
        if not row.children and (by_type if is_type else is_name):
            rows[number] = replace(row, children=below)
            return True
        if row.children:
            inner = list(row.children)
            if attach(inner, title, below, by_type):
                rows[number] = replace(row, children=tuple(inner))
                return True
    return False


def _is_named(rows: Sequence[Statement], title: str) -> bool:
    return any(_is_type(row, title) or _is_named(row.children, title) for row in rows)


def _is_type(row: Statement, title: str) -> bool:
    kind = normalized(words(row.type)) if row.type else ""
    return bool(kind) and (title in (kind, f"{kind}s") or kind.endswith(title))
