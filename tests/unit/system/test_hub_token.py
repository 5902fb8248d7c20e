"""The hub's token in the keyring: an entry of a host, and nothing that is no token."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from app.domain.errors.downloads import HubTokenInvalid
from app.domain.settings import DownloadSettings
from app.system.hub.lazy import hub_host
from app.system.secrets import HubTokens


class Ring(KeyringBackend):
    """A keyring in a dict."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_changed_mirror_does_not_get_the_token(ring: Ring) -> None:
    settings = [DownloadSettings()]
    tokens = HubTokens(lambda: hub_host(settings[0]))
    tokens.store("hf_abc-123\n")
    assert tokens.token() == "hf_abc-123"
    settings[0] = DownloadSettings(mirror="https://mirror.example/hub")
    assert tokens.token() is None
    tokens.remove()
    settings[0] = DownloadSettings()
    assert tokens.token() == "hf_abc-123"
    tokens.remove()
    assert tokens.token() is None
    assert ring.kept == {}


@pytest.mark.parametrize(
    "text", ["", "  ", "two words", "hf_\x1b", "hf_ü", "a" * 2000, "a\r\nb: c"]
)
def test_what_is_no_token_is_not_kept(ring: Ring, text: str) -> None:
    with pytest.raises(HubTokenInvalid):
        HubTokens(lambda: "hub.example").store(text)
    assert ring.kept == {}
