"""`homeport settings`: what can be set, what is set, and the keys of providers."""

import getpass
import sys

from app.cli.output import DONE, FAILED, put, put_json, put_models, say, say_error
from app.domain.cloud import CloudModel, Provider
from app.domain.errors import AppError, CloudNotSetUp, SettingUnknown
from app.domain.setting_facts import SettingFact, setting_facts, shown
from app.pipeline.cloud_state import barrier
from app.pipeline.house import House


def show_settings(house: House, key: str, *, is_json: bool) -> int:
    """All settings, one, or a section of them."""
    facts = [
        fact
        for fact in setting_facts(house.ports.settings)
        if fact.key == key or not key or fact.key.startswith(f"{key}.")
    ]
    if not facts:
        raise SettingUnknown(key=key)
    if is_json:
        put_json([fact.model_dump() for fact in facts])
        return DONE
    for fact in facts:
        put("\n".join(_lines(fact)))
    say(f"The file is {house.settings_file}.")
    return DONE


def set_setting(house: House, key: str, text: str, *, is_json: bool) -> int:
    """Set one; it holds at once, for engines that are loaded from the next start."""
    made = house.settings_keeper.set(key, text)
    [fact] = [fact for fact in setting_facts(made) if fact.key == key]
    if is_json:
        put_models([fact])
    else:
        put(f"{fact.key} = {shown(fact.value) or 'none'}")
    return DONE


def check_settings(house: House, *, is_json: bool) -> int:
    """Whether the cloud can be asked, and what is missing. A wrong file is refused before this."""
    chain = house.ports.settings.cloud_engine.chain
    without = [model.name for model in chain if house.keys.key_of(model) is None]
    found = barrier(house.ports)
    if is_json:
        stands = found.value if found else None
        put_json({"file": str(house.settings_file), "without_key": without, "in_the_way": stands})
        return DONE
    put("The settings are valid.")
    for name in without:
        put(f"There is no key for {name}.")
    put(f"Cloud: {found.value if found else 'nothing stands in its way'}.")
    return DONE


def store_key(house: House, provider: Provider, *, is_removed: bool) -> int:
    """Take a key from the terminal or from standard input: never from the command line."""
    chain = house.ports.settings.cloud_engine.chain
    addresses = {one.base_url for one in chain if one.provider is provider} or {""}
    key = "" if is_removed else _read_key(provider)
    for base_url in addresses:
        if is_removed:
            house.keys.remove(provider, base_url)
        else:
            house.keys.store(provider, base_url, key)
    house.ports.register.resume(provider.value)
    where = "no more" if is_removed else "now"
    say(f"The key for {provider.value} is {where} in the system's keyring.")
    return DONE


def _read_key(provider: Provider) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Key for {provider.value}: ")
    return sys.stdin.readline()


def test_keys(house: House, *, is_json: bool) -> int:
    """One cheap request to each model of the chain; no document is sent."""
    chain = house.ports.settings.cloud_engine.chain
    if not chain:
        raise CloudNotSetUp
    errors = {model.name: _try(house, model) for model in chain}
    if is_json:
        put_json(
            {name: error.info.model_dump() if error else None for name, error in errors.items()}
        )
    for name, error in errors.items():
        if error is not None:
            say_error(error.info, f"{name}: ")
        else:
            say(f"{name} answers.")
    return FAILED if any(errors.values()) else DONE


def resume_provider(house: House, provider: Provider) -> int:
    """Ask a provider again that was left alone until you had mended something."""
    was_paused = house.ports.register.resume(provider.value)
    say(f"{provider.value} is asked again." if was_paused else f"{provider.value} was not paused.")
    return DONE


def _try(house: House, model: CloudModel) -> AppError | None:
    try:
        house.ports.cloud.test_key(model)
    except AppError as error:
        return error
    house.ports.register.resume(model.provider.value)
    return None


def _lines(fact: SettingFact) -> list[str]:
    limits = ", ".join(part for part in (fact.kind, fact.range, fact.unit) if part)
    default = "" if fact.is_default else f" (default: {shown(fact.default) or 'none'})"
    return [f"{fact.key} = {shown(fact.value) or 'none'}{default}", f"    {fact.about} [{limits}]"]
