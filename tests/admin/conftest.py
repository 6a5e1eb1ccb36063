"""The admin is tried on the day and the site that the public pages are tried on."""

from tests.pages.conftest import seed_pair, site, today

__all__ = ["seed_pair", "site", "today"]
