"""The form beside the canvas, as data: what the browser shows (`data.py`), and what comes back as verbs (`verbs.py`)."""
