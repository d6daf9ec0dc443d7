"""The rules by which the Markdown library finds blocks that CommonMark does not have."""
