"""Rendered files → disk. Knows nothing of what is in them.

Everything is decided before the first byte is written: what is new, what changed, what
an earlier run left behind, and what is not ours to touch. A folder that docmill writes
holds a manifest with the SHA-256 of each of its files; whatever is not in it, or no
longer has that hash, belongs to the user. A run that is killed leaves the old tree or
the new one.
"""

from docmill.files.write.compare import Difference, compare
from docmill.files.write.folder import WriteSummary, is_tidy, may_write, write
from docmill.files.write.manifest import MANIFEST, digest, digest_file
from docmill.files.write.paths import CUSTOM
from docmill.files.write.single_files import write_files

__all__ = [
    "CUSTOM",
    "MANIFEST",
    "Difference",
    "WriteSummary",
    "compare",
    "digest",
    "digest_file",
    "is_tidy",
    "may_write",
    "write",
    "write_files",
]
