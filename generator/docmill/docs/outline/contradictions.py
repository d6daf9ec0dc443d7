"""Lists of operations that say something else than the sections that describe them."""

from __future__ import annotations

from docmill.diagnostics.model import Diagnostics, Related
from docmill.docs.outline.found import Chosen


def report_contradictions(chosen: Chosen, diagnostics: Diagnostics) -> None:
    """Warn of each row or item that names another method than the description does."""
    for one in chosen.operations:
        own = one.candidate
        for other in one.contradicted:
            diagnostics.warning(
                "method-contradicted",
                f"the list says {other.method} {other.target.path},"
                f" the description {own.method}",
                other.place.span,
                hint="docmill used the description; correct one of them",
                related=(Related(own.place.span, "the description"),),
            )
