"""What validation says when the shape is wrong."""


class ValidationFailure(Exception):
    """It ran, but the result has the wrong shape. Says what is wrong, without the text."""
