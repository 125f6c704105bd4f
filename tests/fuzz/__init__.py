"""Random facts and random wordings, for the two engines to disagree on.

1. `library` holds made-up fields of every type; `templates` writes random Jinja2 over them,
   `letters` makes letters of these wordings, `answers` invents what a reader may type.
2. `trials` puts a letter, facts and settings together, and runs both engines over them.
3. `shrink` makes a mismatch as small as it can; `run` counts and prints.
"""
