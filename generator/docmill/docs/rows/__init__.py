"""Reads tables into rows of facts."""
