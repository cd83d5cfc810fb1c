"""The self-audit of the five dimensions as a workbook to fill in: 五大要素的自查、优化和创新. Start with `form.py`."""
