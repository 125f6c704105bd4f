"""The handbook's model: what the YAML may say, and the immutable whole it becomes."""
