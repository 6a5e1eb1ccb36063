"""Prices of an entry that look unlikely as they would be published.

``unlikely`` which they are, ``price_lists`` whose list may have been copied, ``answers`` who said
that one is right, and for how long that holds.
"""
