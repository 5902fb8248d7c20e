"""The queue as a table: its columns, its rows in order, its filter."""
