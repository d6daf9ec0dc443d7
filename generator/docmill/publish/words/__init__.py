"""The words of the reference in each language, and which language a document is in."""
