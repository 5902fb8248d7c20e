"""`homeport settings`: what can be set, what is set, and the keys of providers."""

import getpass
import sys

from app.cli.output import DONE, FAILED, put, put_json, put_models, say, say_error
from app.domain.cloud import Provider
from app.domain.errors import CloudMoneyGone, SettingUnknown
from app.domain.setting_facts import SettingFact, setting_facts, shown
from app.domain.setting_words import NOTHING
from app.pipeline.cloud_state import barrier
from app.pipeline.house import House
from app.pipeline.providers import KeyState, key_states, remove_key, resume, store_key, test_models


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
    states, found = key_states(house), barrier(house.ports)
    without = [state.provider.value for state in states if not state.has_key]
    if is_json:
        stands = found.value if found else None
        paused = {state.provider.value: state.paused_for for state in states if state.paused_for}
        put_json(
            {
                "file": str(house.settings_file),
                "without_key": without,
                "paused": paused,
                "in_the_way": stands,
            }
        )
        return DONE
    put("The settings are valid.")
    for state in states:
        if state.problem is not None:
            say_error(state.problem, f"{state.provider.value}: ")
        elif not state.has_key:
            put(f"There is no key for {state.provider.value}.")
        elif state.paused_for is not None:
            put(_left_alone(state))
    put(f"Cloud: {found.value if found else 'nothing stands in its way'}.")
    return DONE


def _left_alone(state: KeyState) -> str:
    """Why a provider is not asked, and the command that ends it."""
    name = state.provider.value
    if state.paused_for == CloudMoneyGone.code:
        return f"The account at {name} has no money left: then `homeport settings resume {name}`."
    return f"{name} does not accept the key: give the right one, `homeport settings key {name}`."


def change_key(house: House, provider: Provider, *, is_removed: bool) -> int:
    """Take a key from the terminal or from standard input: never from the command line."""
    if is_removed:
        remove_key(house, provider)
    else:
        store_key(house, provider, _read_key(provider))
    where = "no more" if is_removed else "now"
    say(f"The key for {provider.value} is {where} in the system's keyring.")
    return DONE


def _read_key(provider: Provider) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Key for {provider.value}: ")
    return sys.stdin.readline()


def test_keys(house: House, *, is_json: bool) -> int:
    """One cheap request to each model of the chain; no document is sent."""
    found = test_models(house)
    if is_json:
        put_json({name: error.model_dump() if error else None for name, error in found.items()})
    for name, error in found.items():
        if error is not None:
            say_error(error, f"{name}: ")
        else:
            say(f"{name} answers.")
    return FAILED if any(found.values()) else DONE


def resume_provider(house: House, provider: Provider) -> int:
    """Ask a provider again that was left alone until you had mended something."""
    was_paused = resume(house, provider)
    say(f"{provider.value} is asked again." if was_paused else f"{provider.value} was not paused.")
    return DONE


def limits_in_words(fact: SettingFact, before: str = "") -> str:
    """What a setting takes, and what it means that nothing is set; `before` begins its name."""
    nothing = NOTHING.get(before + fact.key)
    return f"{fact.limits}; none: {nothing[:1].lower()}{nothing[1:]}" if nothing else fact.limits


def _lines(fact: SettingFact) -> list[str]:
    default = "" if fact.is_default else f" (default: {shown(fact.default) or 'none'})"
    return [
        f"{fact.key} = {shown(fact.value) or 'none'}{default}",
        f"    {fact.about} [{limits_in_words(fact)}]",
    ]
