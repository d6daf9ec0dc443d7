"""What a profile file holds: everything but its name may be left out."""

from __future__ import annotations

from docmill.docs.file_schema import PATTERN, TEXTS, Schema

SCHEMA: Schema = {
    "name": str,
    "title?": str,
    "hosts?": [str],
    "server_version?": PATTERN,
    "servers?": TEXTS,
    "client?": {"parameters?": [str], "idempotency?": [str]},
    "query?": {"style": str},
    "paging?": {
        "page?": {"page": [str], "size": [str], "total": [str]},
        "marker?": {"marker": [str], "size": [str], "next": [str], "more": [str]},
        "offset?": {"offset": [str], "size": [str], "total": [str]},
    },
    "error?": {
        "in": str,
        "code": str,
        "status": str,
        "message": str,
        "details": str,
        "requestId": str,
        "final?": [str],
        "schema": TEXTS,
        "text": TEXTS,
    },
    "success?": {"text": TEXTS},
    "signing?": {
        "scheme": str,
        "header": str,
        "algorithms": [str],
        "regionParameter": str,
        "defaultRegion": str,
        "headers": TEXTS,
        "env": TEXTS,
    },
}
