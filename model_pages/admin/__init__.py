"""The directory in Wagtail's admin."""
