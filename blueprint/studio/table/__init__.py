"""The table: touchpoints and connections as cells that are typed as in a spreadsheet. Start with `taking.py`."""
