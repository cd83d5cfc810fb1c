"""Speed, measured beside comparable tools: `make bench`; and how it grows: `python -m benchmarks.growth`."""
