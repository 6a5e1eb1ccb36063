"""The entry form beyond Wagtail's own: prices that are asked about, and two editors at once."""
