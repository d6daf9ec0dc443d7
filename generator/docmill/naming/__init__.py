"""Names in Python: how a text becomes one, and how names that clash are told apart."""

from docmill.naming.clashes import allocate
from docmill.naming.spelling import (
    ANNOTATION_NAMES,
    MAX_LENGTH,
    class_name,
    is_value_name,
    loses_letters,
    module_name,
    pascal_case,
    snake_case,
    value_name,
    words,
)

__all__ = [
    "ANNOTATION_NAMES",
    "MAX_LENGTH",
    "allocate",
    "class_name",
    "is_value_name",
    "loses_letters",
    "module_name",
    "pascal_case",
    "snake_case",
    "value_name",
    "words",
]
