"""Bytes to tree: files, YAML events, places, limits. Scalars are still text here."""
