"""Sheets and catalogues that editors bring: read, checked, compared with the pages, applied."""
