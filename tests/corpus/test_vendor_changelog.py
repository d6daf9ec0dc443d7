"""What the vendor's own change logs say of the time between two editions is found.

Each row is one entry: the service, its date, and what a comparison of the editions must
show for it. Entries that speak of nothing a page states (hosts of other services, what
is internal, tests that are over) have no row.
"""

from __future__ import annotations

import pytest

from corpus.conftest import read_set
from docmill.openapi.diff.change import Change
from docmill.project.compare import changes

BEFORE, AFTER = "zh-2018-12", "zh-2019-01"

ACCOUNTS = "GET /regions/{regionId}/instances/{instanceId}/accounts"
INSTANCES = "GET /regions/{regionId}/instances"

ENTRIES = [
    ("rds", "2018-12-24", "parameter-added", ACCOUNTS, "pageNumber"),
    ("rds", "2018-12-24", "parameter-added", ACCOUNTS, "pageSize"),
    ("rds", "2018-12-20", "parameter-added", INSTANCES, "filters"),
    ("rds", "2018-12-20", "parameter-added", INSTANCES, "tagFilters"),
    ("rds", "2018-12-20", "field-added", "model DBInstance", "tags"),
    ("rds", "2018-12-20", "field-added", "model DBInstanceAttribute", "tags"),
    ("rds", "2018-12-17", "operation-added", "binlogs:clearBinlogs", ""),
    ("rds", "2018-12-17", "operation-added", "intercept:enableIntercept", ""),
    ("rds", "2018-12-17", "operation-added", "intercept:disableIntercept", ""),
    ("rds", "2018-12-17", "operation-added", "DELETE /regions/{regionId}/param", ""),
    ("rds", "2018-12-17", "operation-added", "modifyParameterGroupAttribute", ""),
    ("rds", "2018-12-12", "operation-added", "GET /regions/{regionId}/azs", ""),
    ("rds", "2018-12-12", "operation-added", "importFiles/{fileName}", ""),
    ("rds", "2018-12-12", "operation-added", "describeActiveQueryPerformance", ""),
    ("datastar", "2018-12-20", "operation-removed", "dmp/getPackageId", ""),
    ("datastar", "2018-12-20", "operation-removed", "profileMultiLevel/create", ""),
    ("datastar", "2018-12-20", "operation-removed", "profileMultiLevel/getResult", ""),
    ("ossopenapi", "2018-12-25", "operation-added", "GET .*/backSource", ""),
    ("ossopenapi", "2018-12-25", "operation-added", "PUT .*/backSource", ""),
    ("ossopenapi", "2018-12-25", "operation-added", "DELETE .*/backSource", ""),
    ("live", "2018-12-27", "operation-added", "", ""),
]


@pytest.fixture(scope="module")
def found() -> tuple[Change, ...]:
    old, new = (
        {spec.name: spec.document for spec in read_set(name).services.specs}
        for name in (BEFORE, AFTER)
    )
    return changes(old, new)


@pytest.mark.parametrize(("service", "date", "rule", "where", "subject"), ENTRIES)
def test_an_entry_is_found(
    found: tuple[Change, ...],
    service: str,
    date: str,
    rule: str,
    where: str,
    subject: str,
) -> None:
    parts = where.split(" .*")
    assert any(
        rule in change.rule.id
        and change.where.startswith(f"{service}: ")
        and all(part in change.where for part in parts)
        and subject in change.subject
        for change in found
    ), f"{service} {date}"


def test_what_the_log_does_not_mention_is_little(found: tuple[Change, ...]) -> None:
    """Operations of services that both editions know, gone without a word in a log."""
    gone = {
        change.where.rpartition(" ")[2].rpartition("/")[2]
        for change in found
        if change.rule.id == "operation-removed" and change.where.startswith("rds: ")
    }
    assert gone == {
        "audit:getAuditDownloadURL",
        "audit:getAuditFiles",
        "audit:getOptions",
        "{instanceId}:getBackupPolicy",
        "{instanceId}:setBackupPolicy",
        "{instanceId}:setInstanceName",
    }
