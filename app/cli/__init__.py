"""The command line: also how everything is checked."""
