"""The passes of `docmill.openapi.validate`; imported only when a document is validated."""
