"""Comparison pages and calls to action from a file, read the way model catalogues are."""
