"""What `conform` says: measured beside declared, on the console or as a page. Read `report.py` first."""
