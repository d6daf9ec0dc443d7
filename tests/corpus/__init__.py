"""The vendor's real pages, which are kept beside the checkout and not in it."""
