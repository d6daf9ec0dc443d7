"""Build the APIs of a project: everything in memory first, then onto the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docmill import pipeline
from docmill.config.model import Api, Project
from docmill.diagnostics.model import Diagnostic, Diagnostics
from docmill.files import write as output
from docmill.files.cache import Cache
from docmill.files.write import Difference, WriteSummary
from docmill.pipeline import Built, inputs
from docmill.progress import Progress, unseen
from docmill.project import build_stamp
from docmill.project.build_stamp import Summary

if TYPE_CHECKING:
    from docmill.docs.service.coverage import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One API that is ready to be written. `key` is that of its stamp."""

    api: Api
    key: str
    built: Built
    summary: Summary
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a build found and did about one API."""

    summary: Summary
    findings: Sequence[Diagnostic]
    files: WriteSummary
    report: Report | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """The settings of a run."""

    project: Project
    cache: Cache
    keep_going: bool = False
    force: bool = False
    progress: Progress = unseen

    def build(
        self, diagnostics: Diagnostics, *, anew: bool = False
    ) -> tuple[Done, ...]:
        """Bring the APIs of the project up to date on the disk; those that are.

        An API is left alone where nothing that goes into it has changed (unless `anew` is
        set), and what an earlier run found is told again. Where one of the others has
        errors, or something of the user's is in the way, none of them is written.
        """
        known = {} if anew else self._up_to_date(diagnostics)
        waiting = [api for api in self.project.apis if api.name not in known]
        prepared = self.prepare_all(waiting, diagnostics)
        refused = [p for p in prepared if not self.may_write(p, diagnostics)]
        if not refused:
            for item in prepared:
                done = self.write(item, diagnostics)
                if done is not None:
                    known[item.api.name] = Done(
                        summary=item.summary,
                        findings=item.diagnostics.items,
                        files=done,
                        report=item.built.report,
                    )
            self.cache.prune()
        return tuple(known[a.name] for a in self.project.apis if a.name in known)

    def _up_to_date(self, diagnostics: Diagnostics) -> dict[str, Done]:
        """The APIs that need no work."""
        found: dict[str, Done] = {}
        for api in self.project.apis:
            key = build_stamp.key(api, self.project.root, strict=diagnostics.strict)
            stamp = build_stamp.get(self.cache, key)
            # What a run that was killed has left behind is for the writer to clear.
            if stamp is not None and all(map(output.is_tidy, inputs.made(api))):
                diagnostics.items.extend(stamp.diagnostics)
                found[api.name] = Done(
                    summary=stamp.summary,
                    findings=stamp.diagnostics,
                    files=WriteSummary(unchanged=stamp.files),
                )
        return found

    def prepare_all(
        self, apis: Sequence[Api], diagnostics: Diagnostics
    ) -> Sequence[Prepared]:
        """All APIs in memory; none where one has errors, unless we keep going."""
        found = [self.prepare(api, diagnostics) for api in apis]
        prepared = [item for item in found if item is not None]
        return prepared if len(prepared) == len(found) or self.keep_going else ()

    def prepare(self, api: Api, diagnostics: Diagnostics) -> Prepared | None:
        """Everything for one API, in memory. None with errors told."""
        own = Diagnostics(diagnostics.strict)
        root = self.project.root
        # The key first: a page that is saved during the build must not count as built.
        key = build_stamp.key(api, root, strict=own.strict)
        built = pipeline.build(
            api,
            own,
            root=root,
            cache=self.cache,
            keep_going=self.keep_going,
            progress=self.progress,
        )
        diagnostics.extend(own)
        if built is None:
            return None
        summary = summarize(api.name, built)
        return Prepared(api=api, key=key, built=built, summary=summary, diagnostics=own)

    def may_write(self, prepared: Prepared, diagnostics: Diagnostics) -> bool:
        """Whether nothing of the user's is in the way of what was built."""
        folder, files = prepared.api.output, prepared.built.client
        if folder is None or files is None:
            return True
        return output.may_write(files, folder, diagnostics, force=self.force)

    def write(
        self, prepared: Prepared, diagnostics: Diagnostics
    ) -> WriteSummary | None:
        """Put one API onto the disk, and remember that it is up to date."""
        done = output.write_files(prepared.built.documents, diagnostics)
        folder, files = prepared.api.output, prepared.built.client
        if done is not None and folder is not None and files is not None:
            client = output.write(files, folder, diagnostics, force=self.force)
            done = client and done.joined(client)
        if done is not None and not prepared.diagnostics.has_errors:
            self._remember(prepared)
        return done

    def _remember(self, prepared: Prepared) -> None:
        paths = [*prepared.built.documents]
        folder, files = prepared.api.output, prepared.built.client
        if folder is not None and files is not None:
            paths += [folder / name for name in (*files, output.MANIFEST)]
        build_stamp.put(
            self.cache,
            prepared.key,
            prepared.summary,
            paths,
            prepared.diagnostics.items,
            self.project.root,
        )


def differences(prepared: Prepared) -> Sequence[Difference]:
    """What on the disk is not what the docs give. Raises OSError."""
    found: list[Difference] = []
    for path, text in prepared.built.documents.items():
        found += output.compare({path.name: text}, path.parent)
    folder, files = prepared.api.output, prepared.built.client
    if folder is not None and files is not None:
        found += output.compare(files, folder)
    return found


def summarize(name: str, built: Built) -> Summary:
    """What to say about an API that was built."""
    report = built.report
    return Summary(
        api=name,
        pages=len(report.pages) if report else 0,
        operations=built.operations,
        schemas=built.schemas,
        rows=report.rows if report else 0,
        rows_accounted=report.emitted + sum(report.reasons.values()) if report else 0,
        profile=built.profile,
        usage=built.usage,
        assumed=report.assumed if report else (),
        left_out=report.reasons if report and report.whole else None,
    )
