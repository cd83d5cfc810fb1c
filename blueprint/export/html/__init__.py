"""One page of HTML: the pictures, what is known of every touchpoint, and a script that shows it; no network."""
