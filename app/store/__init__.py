"""The store: tasks, documents, steps and attempts in one SQLite file."""
