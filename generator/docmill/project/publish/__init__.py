"""Loads the documents of a project and publishes a reference of them."""
