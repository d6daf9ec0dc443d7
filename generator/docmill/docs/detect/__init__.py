"""What a page set shows of its own shape, and what follows from it."""
