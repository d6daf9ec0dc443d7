"""Turns the facts of a page into an operation and its models."""
