"""The training pack: one document of A4 pages, painted as PDF and as slides. Start with `pack.py`, its table of contents."""
