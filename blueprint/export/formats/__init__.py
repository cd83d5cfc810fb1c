"""One format a file: `ABOUT` (both languages), `STABLE` (same bytes everywhere), `write(subject) -> files`.

Modules import nothing heavy at the top: listing the formats reads them all.
"""
