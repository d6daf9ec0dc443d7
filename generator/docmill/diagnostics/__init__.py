"""Findings, the places in files that they point at, and how they are shown."""
