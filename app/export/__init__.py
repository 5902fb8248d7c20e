"""Results as files for other programs: text forms, spreadsheets, word processor."""
