"""Reads operations: parameters, bodies, responses, security and servers."""
