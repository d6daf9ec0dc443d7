"""Makes values for schemas: the parts of `sample_values`."""
