"""Comparisons in Wagtail's admin: the form of a pair, its reports, its history."""
