"""Turn the handbook's YAML and templates into a bilingual site and its letters.

1. `load` reads every layer (`data/`, then `house/`) into one immutable `Handbook`.
2. `checks` reports every fault of that handbook; only a faultless one goes on.
3. `letters` compiles the wordings for the browser and assembles them in Python.
4. `tools` judge the decision guide and count the notice, as their twins in the browser do.
5. `site` renders the pages and hands them to MkDocs, once per locale.
6. `publish` packs what it built, and writes the settings of a server for it.

Each step knows the ones above it in this list and nothing below; `cli` and `hook`
are the two thin shells that start them.
"""
