"""The studio: service designers edit maps in a browser. The only package that imports Streamlit."""
