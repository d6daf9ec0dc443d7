"""Plans the README of a client and its example programs."""
