"""Public holidays, and the weekend days that are worked for them; `holidays.py` reads a pack, `cn.toml` is one."""
