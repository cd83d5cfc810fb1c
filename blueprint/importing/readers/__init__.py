"""One reader a file: `ENDINGS`, `ABOUT`, and `read(path) -> Assembled` (data of a map, and notes)."""
