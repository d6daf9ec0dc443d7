"""From statements, examples and links to operations: types, parameters, bodies, responses."""
