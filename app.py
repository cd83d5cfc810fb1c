"""The studio: `streamlit run app.py`, or `blueprint studio`."""

from blueprint.studio.app import run

run()
