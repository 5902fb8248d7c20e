"""A login item without a system."""


class FakeLoginItem:
    """A switch that remembers."""

    def __init__(self) -> None:
        self.is_switched_on = False

    def is_on(self) -> bool:
        return self.is_switched_on

    def set(self, *, is_on: bool) -> None:
        self.is_switched_on = is_on
