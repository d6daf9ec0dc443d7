"""Start strategies: one module for each container that a request stands in."""

from __future__ import annotations

from docmill.docs.outline.candidates import Start
from docmill.docs.outline.starts.action import action
from docmill.docs.outline.starts.component import component
from docmill.docs.outline.starts.curl import curl
from docmill.docs.outline.starts.fence import fence
from docmill.docs.outline.starts.heading import heading
from docmill.docs.outline.starts.index_table import index_table
from docmill.docs.outline.starts.item import item
from docmill.docs.outline.starts.json_rpc import json_rpc
from docmill.docs.outline.starts.labels import labels
from docmill.docs.outline.starts.line import line
from docmill.docs.outline.starts.paths import paths
from docmill.docs.outline.starts.sentence import sentence

STARTS: tuple[Start, ...] = (
    heading,
    component,
    labels,
    fence,
    paths,
    line,
    action,
    json_rpc,
    item,
    index_table,
    curl,
    sentence,
)

__all__ = ["STARTS"]
