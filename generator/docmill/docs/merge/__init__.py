"""Many pages to one service: one name for each model, one operation for each id."""

from docmill.docs.merge.models import components, names_of
from docmill.docs.merge.names import ERROR, component_name, pascal, reserved
from docmill.docs.merge.operations import distinct_operations
from docmill.docs.merge.shared_shapes import shared_shapes

__all__ = [
    "ERROR",
    "component_name",
    "components",
    "distinct_operations",
    "names_of",
    "pascal",
    "reserved",
    "shared_shapes",
]
