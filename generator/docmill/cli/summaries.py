"""What a person is told at the end of a run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.cli.console import Session
from docmill.diagnostics.model import Diagnostic
from docmill.diagnostics.render.terminal_text import counted, printable, tally
from docmill.files.write import write_files
from docmill.project.build_stamp import Summary

if TYPE_CHECKING:
    from docmill.docs.service.coverage import Report


def say_summary(
    session: Session,
    summary: Summary,
    findings: Sequence[Diagnostic],
    *,
    written: int = 0,
    unchanged: int = 0,
    removed: int = 0,
) -> None:
    """What one API consists of, what was done to the disk, and how to call the client."""
    session.show()
    found = [
        counted(summary.operations, "operation"),
        counted(summary.schemas, "schema"),
    ]
    if summary.pages:
        rows = f"{summary.rows_accounted:,} of {counted(summary.rows, 'row')}"
        if summary.left_out is None:
            said = f"{rows} accounted for"
        else:
            said = _rows(summary.rows, summary.left_out)
        found = [counted(summary.pages, "page"), *found, said]
    session.say(f"{summary.api}: {', '.join(found)}")
    if summary.profile:
        session.say(f"  {summary.profile}")
    for line in summary.assumed:
        session.say(f"  {printable(line)}")
    session.say(f"  {tally(findings) or 'no findings'}")
    session.say(f"  {said_of_files(written, unchanged, removed)} in {session.elapsed}")
    if written and summary.usage:
        session.say()
        for line in summary.usage:
            session.say(f"    {line}".rstrip())
        session.say()


def _rows(number: int, left_out: Mapping[str, int]) -> str:
    """`1,302 rows in the document, 40 left out: 22 change log, 18 no field list`."""
    left = sum(left_out.values())
    said = f"{counted(number - left, 'row')} in the document"
    if not left:
        return said
    by_number = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
    reasons = [f"{n:,} {reason.replace('-', ' ')}" for reason, n in by_number]
    return f"{said}, {left:,} left out: {', '.join(reasons)}"


def said_of_files(written: int, unchanged: int, removed: int) -> str:
    """What was done to the disk; that nothing was, where that is so."""
    if not (written or removed):
        return f"nothing to write, {counted(unchanged, 'file')} up to date"
    said = f"{counted(written, 'file')} written, {unchanged:,} unchanged"
    return f"{said}, {removed:,} removed" if removed else said


def write_report(
    session: Session, services: Mapping[str, Report], path: Path, *others: Report
) -> None:
    """Write what became of every row as JSON, and show it as a table.

    The JSON has the sums, the findings by code, and the pages of each service;
    `others` are the pages that belong to none.
    """
    from docmill.docs.service.coverage import joined

    total, rest = joined([*services.values(), *others]), joined(others)
    codes = Counter(item.code for item in session.diagnostics.items)
    data = {
        **total.sums(),
        "diagnostics": dict(sorted(codes.items())),
        "services": {name: report.to_json() for name, report in services.items()},
        "others": rest.to_json(),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_files({path: text}, session.diagnostics)
    for line in table(total):
        session.say(line)


def table(report: Report) -> list[str]:
    """What became of the rows, for people."""
    reasons = report.reasons
    rows = [
        ("pages", len(report.pages)),
        ("operations", report.operations),
        ("schemas", report.schemas),
        ("rows read", report.rows),
        ("rows in the document", report.emitted),
        *((f"rows not in it: {reason}", number) for reason, number in reasons.items()),
        *((f"facts, {tier}", number) for tier, number in report.facts.items()),
    ]
    width = max(len(name) for name, _ in rows)
    return [f"{name:<{width}}  {number:>8,}" for name, number in rows]
