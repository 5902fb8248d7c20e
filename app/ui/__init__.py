"""The window: all of PySide6. It shows what the store says and sends commands; no rules."""
