"""Models and prices as files that open in a spreadsheet and import back unchanged."""
