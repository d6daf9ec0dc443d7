"""Assembles the files of a site: pages, indexes, feeds and llms.txt."""
