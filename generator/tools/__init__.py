"""The tools that decide and count: pure rules, each with its mirror in `browser/`."""
