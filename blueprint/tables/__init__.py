"""Maps as flat rows that spreadsheets hold, and back without loss. Start with `workbook.py`, then `assemble.py`."""
