"""Finds the operations of a page, and which sections belong to each."""
