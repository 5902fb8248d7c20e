"""What an engine takes of the memory, out of its line on how it was fitted in."""

import pytest

from app.domain.ports import EngineFacts
from app.planning.fit import _share


@pytest.mark.parametrize("kind", ["RAM", "GPU memory"])
def test_the_memory_is_found_as_the_engine_writes_it(kind: str) -> None:
    share = _share(400_000_000, 7_800_000_000, kind)
    fit = f"CPU: 4 at a time, KV cache in f16, {share}; 8 at a time would need {share}."
    assert EngineFacts("local", "m", 4096, "CPU", 4, fit).memory == share == f"0.4 of 7.8 GB {kind}"


def test_an_engine_that_does_not_say_takes_nothing_known() -> None:
    assert EngineFacts("endpoint", "m", 4096, "127.0.0.1").memory == ""
