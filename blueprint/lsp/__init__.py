"""The language server: findings while a map is written. Start with `server.py`. Only here is pygls imported."""
