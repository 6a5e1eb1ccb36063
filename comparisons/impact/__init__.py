"""What publishing changes on the pages of pairs, told before it is published."""
