"""Bodies of errors: those of a service by status, and which of them an operation has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from docmill.client.literals import Code, compose, mapping
from docmill.client.planner.operations.responses import PlannedResponse, successes
from docmill.client.planner.schemas.annotations import Annotations
from docmill.client.types import Named, PyType


def error_types(responses: Sequence[PlannedResponse]) -> dict[str, PyType]:
    """The type of the body of each error that has one, by status."""
    wanted = successes(responses)
    return {
        response.status: response.error_type
        for response in responses
        if response not in wanted and response.error_type is not None
    }


def usual_errors(operations: Iterable[Sequence[PlannedResponse]]) -> dict[str, Named]:
    """The body that most operations document for a status; `operations` are their answers.

    Named types alone: they are said once for all operations, beside the service's name.
    """
    counts: dict[str, Counter[Named]] = {}
    for responses in operations:
        for status, item in error_types(responses).items():
            if isinstance(item, Named):
                counts.setdefault(status, Counter())[item] += 1
    return {key: counts[key].most_common(1)[0][0] for key in sorted(counts)}


def thunks(types: Mapping[str, PyType], writer: Annotations) -> Code:
    """A mapping of statuses to types that are looked up when they are needed."""
    return mapping(
        (status, compose("lambda: {}", writer.returned(item)))
        for status, item in types.items()
    )
