"""JSON Schemas of every YAML kind, so that an editor completes and underlines as the loader does."""
