"""The page on which what was done is found again, and deleted."""
