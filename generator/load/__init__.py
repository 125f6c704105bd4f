"""Read every layer of `data/` into one handbook; see `load.handbook`."""

from generator.load.handbook import load

__all__ = ["load"]
