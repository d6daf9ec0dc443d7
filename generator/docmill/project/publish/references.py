"""Document, origins and programs → a reference in each language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docmill import pipeline
from docmill.client.planner.programs import Snippets
from docmill.config.model import Api
from docmill.project.publish.inputs import Source
from docmill.publish.build import build
from docmill.publish.model import Reference
from docmill.publish.samples.code_samples import Sample, Samples
from docmill.publish.source_links import SourceLinks


def references(
    api: Api,
    source: Source,
    *,
    name: str,
    languages: Sequence[str],
    source_url: str,
    root: Path,
) -> tuple[Reference, ...]:
    """The reference of an API in each language, the main one first."""
    links = SourceLinks(source_map=source.source_map, template=source_url)
    samples = _samples(pipeline.programs_of(api, source.document, root=root))
    return tuple(
        build(
            source.document,
            name=name,
            language=language,
            samples=samples,
            sources=links,
            findings=source.findings,
        )
        for language in languages
    )


def _samples(programs: Snippets | None) -> Samples:
    """Programs with the generated client, for each operation and for the beginning."""
    if programs is None:
        return Samples()
    return Samples(
        operations={
            pointer: _both(str(snippet.sync), str(snippet.asynchronous))
            for pointer, snippet in programs.operations.items()
        },
        quick_start=_both(str(programs.first.sync), str(programs.first.asynchronous)),
    )


def _both(sync: str, asynchronous: str) -> tuple[Sample, ...]:
    return (
        Sample(label="Python", language="python", text=sync),
        Sample(label="Python async", language="python", text=asynchronous),
    )
