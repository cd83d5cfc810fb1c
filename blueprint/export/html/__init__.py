"""One page of HTML: pictures, what is known of every touchpoint, a script that shows it; no network. Start with `page.py`."""
