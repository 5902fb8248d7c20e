"""Text from a model in, typed result or ValidationFailure out. Pure."""
