"""What is written by hand, by us or by a house: the pages in Markdown, and their layers."""
