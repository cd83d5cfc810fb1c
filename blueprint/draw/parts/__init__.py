"""What stands in the picture, measured before it has a place: contents of boxes, evidence, heading, legend. Start with `contents.py` (one box)."""
