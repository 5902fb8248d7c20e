"""The providers that are set up: their keys in the keyring, and whether they answer."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.cloud import Provider
from app.domain.errors import AppError, CloudNotSetUp, ErrorInfo, OfflineSwitchOn
from app.pipeline.house import House


class KeyState(NamedTuple):
    """Whether a provider's key is there; `problem` says why nobody knows.

    `paused_for` is the code of the error for which the provider is left alone.
    """

    provider: Provider
    has_key: bool
    problem: ErrorInfo | None = None
    paused_for: str | None = None


def key_states(house: House) -> list[KeyState]:
    """One for each provider of the chain."""
    pauses = house.ports.register.pauses()
    return [_state(house, provider, pauses.get(provider.value)) for provider in _providers(house)]


def store_key(house: House, provider: Provider, key: str) -> None:
    """Keep a key for all of a provider's addresses, and ask it again.

    Raises:
        KeyInvalid, KeyringMissing, KeyringRefused: it was not kept.
    """
    for base_url in _addresses(house, provider):
        house.keys.store(provider, base_url, key)
    house.ports.register.resume(provider.value)


def remove_key(house: House, provider: Provider) -> None:
    """Forget the key of a provider.

    Raises:
        KeyringMissing, KeyringRefused
    """
    for base_url in _addresses(house, provider):
        house.keys.remove(provider, base_url)


def resume(house: House, provider: Provider) -> bool:
    """Ask a provider again that was left alone; False when it was not."""
    return house.ports.register.resume(provider.value)


def test_models(house: House) -> dict[str, ErrorInfo | None]:
    """One cheap request to each model of the chain, without any document; what is wrong with it.

    Raises:
        CloudNotSetUp, OfflineSwitchOn
    """
    if house.ports.settings.privacy.offline:
        raise OfflineSwitchOn
    chain = house.ports.settings.cloud_engine.chain
    if not chain:
        raise CloudNotSetUp
    found: dict[str, ErrorInfo | None] = {}
    for model in chain:
        try:
            house.ports.cloud.test_key(model)
        except AppError as error:
            found[model.name] = error.info
        else:
            house.ports.register.resume(model.provider.value)
            found[model.name] = None
    return found


def _providers(house: House) -> Iterable[Provider]:
    return dict.fromkeys(model.provider for model in house.ports.settings.cloud_engine.chain)


def _addresses(house: House, provider: Provider) -> set[str]:
    chain = house.ports.settings.cloud_engine.chain
    return {one.base_url for one in chain if one.provider is provider} or {""}


def _state(house: House, provider: Provider, paused_for: str | None) -> KeyState:
    chain = house.ports.settings.cloud_engine.chain
    models = [model for model in chain if model.provider is provider]
    try:
        has_key = all(house.keys.key_of(model) is not None for model in models)
    except AppError as error:
        return KeyState(provider, has_key=False, problem=error.info, paused_for=paused_for)
    return KeyState(provider, has_key, paused_for=paused_for)
