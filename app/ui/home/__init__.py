"""Home: where documents come in."""
