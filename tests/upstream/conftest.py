"""What the tests of our own words share: the handbook as we publish it, whatever a house changes.

A fork keeps these tests and runs them too: an update of ours is whole before its house is laid
over it. Without a house they share what is built for all other tests.
"""
