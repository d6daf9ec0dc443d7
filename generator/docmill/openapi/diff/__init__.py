"""What changed between two OpenAPI documents, and whom it hurts.

`compare` finds the changes, `ignore` takes out those that somebody has accepted,
`report` writes them down, `version` says what they make of a version number. `rules`
has all kinds of changes in one table.
"""
