"""What a house changes, and which of our texts have changed under it since it looked."""
