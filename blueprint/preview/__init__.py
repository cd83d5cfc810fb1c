"""A map beside its text: picture, findings and where everything stands, drawn again when the text changes.

Start with `shown.py`, text in and data out; `watched.py` follows a file, `server.py` gives the `page/` to a browser.
"""
