"""Public holidays, and the weekend days that are worked for them; `pack.py` reads a file of them, `cn.toml` is one."""
