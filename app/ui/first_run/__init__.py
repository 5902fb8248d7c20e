"""The first run: this machine, a model for it, what may leave it; then a first summary."""
