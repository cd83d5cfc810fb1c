"""The studio: service designers edit maps in a browser. Start with `app.py`, then `state/`. Only here is Streamlit imported."""
