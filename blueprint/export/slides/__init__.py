"""Slides of native, editable shapes (python-pptx, extra `export`)."""
