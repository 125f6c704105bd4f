"""The site: pages rendered from the handbook and built by MkDocs, once per locale.

`pages`, `navigation` and `macros` turn a handbook into Markdown; `layers` finds what is
written by hand; `events` hands both to MkDocs and mends what comes back (`mend`,
`csp`, `search`; for a copy that opens from a disk, `disk`). `build`, `serve` and `export`
run it; `root` is what stands above the locales, `headers` what a server sends with them.
"""
