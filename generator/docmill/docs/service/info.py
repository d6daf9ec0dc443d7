"""What a service says of itself, on the pages beside its operations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from docmill.docs.facts import ChangeLogPage, OverviewPage, Text
from docmill.docs.model import Operation, Server, ServiceInfo
from docmill.docs.outline.table_of_contents import Contents
from docmill.docs.service.page_set import ReadPage

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def language(operations: Sequence[Operation]) -> str:
    """The language of most descriptions."""
    texts = [o.description.value for o in operations if o.description]
    chinese = sum(bool(_CHINESE.search(text)) for text in texts)
    return "zh" if chinese * 2 > len(texts) else "en"


def servers(operations: Sequence[Operation]) -> tuple[Server, ...]:
    """The base URL of most operations, one without placeholders if there is any.

    Of equals it is the first by name. It ends with the version, but not where a path goes
    on with another version: it would look like a path of that one. None where no operation
    has a base URL.
    """
    based = [o for o in operations if o.address.root]
    plain = [o for o in based if not o.host_parameters] or based
    urls = Counter(o.address.server for o in plain)
    if not urls:
        return ()
    url = min(urls, key=lambda url: (-urls[url], url))
    first = next(o.address for o in plain if o.address.server == url)
    versions = {o.address.version for o in operations} - {first.version}
    deeper = {o.address.path.split("/")[1] for o in operations}
    return (Server(first.root if versions & deeper else url),)


def info(
    members: Sequence[ReadPage], tables: Mapping[PurePosixPath, Contents]
) -> ServiceInfo:
    """Title, description, version and the names of groups, as far as pages tell them."""
    pages = [item.page for item in members]
    overview = next((p for p in pages if isinstance(p, OverviewPage)), None)
    changes = next((p for p in pages if isinstance(p, ChangeLogPage)), None)
    folders = {folder for item in members for folder in item.file.path.parents}
    own = [table for folder, table in tables.items() if folder in folders]
    titles = [overview.title if overview else None, *(table.title for table in own)]
    versions = [
        changes.version if changes else None,
        overview.version if overview else None,
    ]
    return ServiceInfo(
        title=next((title for title in titles if title and title.value), None),
        description=overview.introduction if overview else None,
        version=next((version for version in versions if version), None),
        tags=_tags(own),
    )


def _tags(tables: Sequence[Contents]) -> dict[str, Text]:
    return {
        PurePosixPath(folder).name: text
        for table in tables
        for folder, text in table.groups.items()
        if PurePosixPath(folder).name != text.value
    }
