"""Changes documents: overlays, and the selection of operations."""
