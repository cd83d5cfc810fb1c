"""The screens: not called pages, which Streamlit would take for pages of its own. Start with `library.py`, then `editor.py`."""
