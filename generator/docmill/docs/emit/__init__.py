"""A service to its OpenAPI 3.1 document, and where each part of it came from."""

from docmill.docs.emit.document import Emitted, emit

__all__ = ["Emitted", "emit"]
