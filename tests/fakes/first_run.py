"""What a home keeps of its first run, in memory."""

from app.domain.speed import SpeedFound


class FakeSpeedBook:
    """A SpeedBook."""

    def __init__(self) -> None:
        self.kept: SpeedFound | None = None

    def last(self) -> SpeedFound | None:
        return self.kept

    def keep(self, found: SpeedFound) -> None:
        self.kept = found


class FakeWelcomeMark:
    """A WelcomeMark of a home that is not new."""

    def __init__(self) -> None:
        self.seen = True

    def is_seen(self) -> bool:
        return self.seen

    def see(self) -> None:
        self.seen = True
