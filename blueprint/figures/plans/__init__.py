"""What plans are worth, and which to take. Read `worth.py` first; `choosing.py` finds sets, `figure.py` is what is asked of them."""
