"""The file's form, version by version."""
