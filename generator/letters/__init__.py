"""Letters: wordings compiled for the browser, and assembled in Python to the same byte."""
