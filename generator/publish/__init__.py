"""What leaves the project: the archives of a release, the offline copy, a server's configuration.

`archive` packs folders, the same bytes each time; `version` says of which commit they are;
`offline` and `release` write them; `nginx` prints the configuration of a server.
"""
