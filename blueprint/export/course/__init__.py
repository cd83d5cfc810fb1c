"""A course from maps: the sheets a trainer takes to class. Start with `course.py`, the table of them."""
