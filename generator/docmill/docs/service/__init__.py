"""Combines pages into services, and counts how their rows were used."""
