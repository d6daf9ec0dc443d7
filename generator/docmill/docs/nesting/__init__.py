"""Flat rows to nested fields: markers, indentation, dotted and bracketed names."""
