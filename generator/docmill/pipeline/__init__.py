"""Composes the stages. Holds no rule about Markdown, OpenAPI or Python.

pages → document → text of the document and of its source map
document → overlay → checked document → plan → files of the client
"""

from docmill.pipeline.api import Built, build, usage_of
from docmill.pipeline.load_spec import (
    checked,
    count_schemas,
    document_files,
    document_name,
    load_document,
    selected,
    validated,
)
from docmill.pipeline.pages_to_spec import (
    services_from_docs,
    several_services,
    specs_from_docs,
)
from docmill.pipeline.spec_to_client import client_files, plan_client, programs_of

__all__ = [
    "Built",
    "build",
    "checked",
    "client_files",
    "count_schemas",
    "document_files",
    "document_name",
    "load_document",
    "plan_client",
    "programs_of",
    "selected",
    "services_from_docs",
    "several_services",
    "specs_from_docs",
    "usage_of",
    "validated",
]
