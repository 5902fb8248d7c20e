"""Engines run prompts: the local one in a child process; cloud providers come later."""
