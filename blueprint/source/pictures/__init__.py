"""Pictures beside a map, read so that they are only pictures. Start with `picture.py`."""
