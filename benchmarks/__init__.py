"""Speed, measured beside comparable tools: `make bench`."""
