"""A step in, a prompt out. Pure."""
