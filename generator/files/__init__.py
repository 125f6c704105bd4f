"""Write to disk so that a fault on the way leaves what stood there as it was.

`put` writes files, all or none; `replace` lets a folder grow beside the one it replaces;
`hold` keeps two programs apart; `refused` says as problems what the system refuses.
"""
