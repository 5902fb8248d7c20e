"""A keyring in a dict, which can be closed."""

from app.domain.errors import VaultKeyringClosed


class FakeShelf:
    """A KeyShelf; `reason` closes it."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.reason: str | None = None

    def get(self, key_id: str) -> str | None:
        self._require_open()
        return self.kept.get(key_id)

    def put(self, key_id: str, key: str) -> None:
        self._require_open()
        self.kept[key_id] = key

    def remove(self, key_id: str) -> None:
        if self.reason is None:
            self.kept.pop(key_id, None)

    def _require_open(self) -> None:
        if self.reason is not None:
            raise VaultKeyringClosed(reason=self.reason)
