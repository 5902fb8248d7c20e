"""The words of settings: for every setting, and for none that is no more."""

import json

from app.domain.preset import Preset
from app.domain.setting_facts import model_facts, setting_facts
from app.domain.setting_words import ADVANCED, CHOICES, NOTHING, SECTIONS, TITLES
from app.domain.settings import Settings

_FACTS = {
    fact.key: fact
    for fact in (*setting_facts(Settings()), *model_facts(Preset(), Preset(), "preset."))
}


def test_every_setting_has_a_name_and_a_sentence() -> None:
    assert set(TITLES) == set(_FACTS)
    assert set(SECTIONS) == set(Settings.model_fields)
    for fact in _FACTS.values():
        assert fact.about[0].isupper()
        assert fact.about.endswith(".") or "://" in fact.about
        assert len(TITLES[fact.key]) < 26  # what has room beside its field


def test_every_choice_has_a_name_and_nothing_is_named_that_is_no_more() -> None:
    assert set(CHOICES) == {key for key, fact in _FACTS.items() if " | " in fact.kind}
    for key, names in CHOICES.items():
        kind = _FACTS[key].kind.partition(", or ")[0].removeprefix("list of ")
        assert list(names) == kind.split(" | ")
    assert set(_FACTS) >= set(NOTHING) | ADVANCED


def test_nothing_means_something_only_where_it_can_be() -> None:
    for key in NOTHING:
        assert json.dumps(_FACTS[key].default) in {"null", '""'}
