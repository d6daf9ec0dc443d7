"""Reads and writes files: sources, the cache, git, templates and whole folders."""
