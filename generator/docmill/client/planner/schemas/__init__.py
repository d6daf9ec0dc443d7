"""Turns schemas into Python types."""
