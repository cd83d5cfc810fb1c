"""What stands in the picture: boxes, lanes, labels, heading, legend. Start with `contents.py` (one box)."""
