"""One module for each kind of fact that descriptions state."""
