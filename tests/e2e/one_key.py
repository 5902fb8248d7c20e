"""A keyring with one key, where a test has no desktop: `PYTHON_KEYRING_BACKEND` names it."""

from keyring.backend import KeyringBackend


class OneKey(KeyringBackend):
    """Every entry is the same."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return "sk-canary-4711"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError
