"""The real store: its file, its migrations, what kills it."""
