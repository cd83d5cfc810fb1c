"""Maps as tables and back: flat rows that spreadsheets hold, without loss."""
