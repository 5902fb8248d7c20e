"""From logits to text: sampling, choices among labels, stop texts, whole characters."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ConstraintTooLarge, EngineFailed, SchemaUnsupported
from app.domain.prompt import Sampling
from app.engines.local.answer_text import AnswerText
from app.engines.local.choice import ChoiceTree
from app.engines.local.pace import Pace
from app.engines.local.sampler import Sampler
from app.engines.local.schema_limits import require_bearable

GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)


# --- text -----------------------------------------------------------------------------------


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=4), max_size=3), st.data())
def test_text_in_pieces_is_the_text_up_to_the_first_stop(
    whole: str, stops: list[str], data: st.DataObject
) -> None:
    encoded = whole.encode()
    answer, shown = AnswerText(stops), ""
    while encoded and not answer.is_stopped:
        size = data.draw(st.integers(1, len(encoded)))
        shown += answer.feed(encoded[:size])
        encoded = encoded[size:]
    shown += answer.end()
    ends = [at for stop in stops if (at := whole.find(stop)) >= 0]
    assert shown == answer.text == (whole[: min(ends)] if ends else whole)
    assert answer.is_stopped == bool(ends)


def test_a_character_is_never_split() -> None:
    answer = AnswerText()
    assert [answer.feed(bytes([byte])) for byte in "ä€".encode()] == ["", "ä", "", "", "€"]


def test_half_a_character_at_the_end_is_marked_not_hidden() -> None:
    answer = AnswerText()
    answer.feed("€".encode()[:2])
    assert answer.end() == "\ufffd"


def test_what_may_become_a_stop_text_is_held_back_until_it_is_clear() -> None:
    answer = AnswerText(["\n\n"])
    assert answer.feed(b"one\n") == "one"
    assert answer.feed(b"two") == "\ntwo"
    assert answer.feed(b"\n\nthree") == ""
    assert answer.is_stopped
    assert answer.text == "one\ntwo"


# --- one token ------------------------------------------------------------------------------


def logits(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def test_greedy_takes_the_best_and_a_mask_leaves_only_what_is_allowed() -> None:
    sampler = Sampler(GREEDY)
    assert sampler.choose(logits(1, 3, 2), [], None) == 1
    assert sampler.choose(logits(1, 3, 2), [], np.array([True, False, True])) == 2


def test_the_repetition_guard_makes_recent_tokens_less_likely_but_not_under_a_mask() -> None:
    sampler = Sampler(Sampling(temperature=0.0, repeat_penalty=2.0))
    given_logits = logits(1.0, 3.0, 2.0, -1.0)
    assert sampler.choose(given_logits, [1], None) == 2
    assert given_logits[1] == 3.0
    assert sampler.choose(logits(-1.0, -1.5), [0], None) == 1
    assert sampler.choose(given_logits, [1], np.array([True] * 4)) == 1


def test_a_seed_decides_and_the_draws_follow_the_nucleus() -> None:
    values = logits(*np.log([0.5, 0.3, 0.15, 0.05]))
    sampling = Sampling(temperature=1.0, top_p=0.9, repeat_penalty=1.0, seed=3)
    draws = [Sampler(sampling).choose(values, [], None) for _ in range(3)]
    assert len(set(draws)) == 1
    sampler = Sampler(sampling)
    counts = np.bincount([sampler.choose(values, [], None) for _ in range(4000)], minlength=4)
    assert counts[3] == 0  # outside the 0.9 nucleus
    shares = counts / counts.sum()
    assert shares[0] == pytest.approx(0.5 / 0.95, abs=0.03)
    assert shares[2] == pytest.approx(0.15 / 0.95, abs=0.03)


def test_temperature_sharpens() -> None:
    values = logits(*np.log([0.6, 0.4]))
    cold = Sampler(Sampling(temperature=0.2, top_p=1.0, repeat_penalty=1.0))
    draws = [cold.choose(values, [], None) for _ in range(500)]
    wanted = 0.6**5 / (0.6**5 + 0.4**5)
    assert draws.count(0) / 500 == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize("bad", [math.nan, -math.inf, math.inf])
def test_logits_that_are_no_numbers_are_an_error(bad: float) -> None:
    with pytest.raises(EngineFailed):
        Sampler(GREEDY).choose(logits(bad, bad), [], None)


def test_a_mask_that_allows_nothing_is_an_error() -> None:
    with pytest.raises(EngineFailed):
        Sampler(GREEDY).choose(logits(1, 2), [], np.array([False, False]))


# --- choices --------------------------------------------------------------------------------


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=4),
        st.none(),
        min_size=1,
        max_size=6,
    )
)
def test_probabilities_of_labels_are_a_distribution(labels: dict[str, None]) -> None:
    tree = ChoiceTree({label: [ord(c) for c in label] for label in labels}, end_token=0)
    while (path := tree.next_path) is not None:
        tree.take(np.cos(np.arange(128) * (len(path) + 1)).astype(np.float32))
    found = tree.probabilities()
    assert list(found) == list(labels)
    assert sum(found.values()) == pytest.approx(1.0)


def test_labels_with_different_beginnings_need_one_look() -> None:
    tree = ChoiceTree({"yes": [1, 2, 3], "no": [4, 5]}, end_token=0)
    asked = []
    while (path := tree.next_path) is not None:
        asked.append(path)
        tree.take(logits(0, 1.0, 0, 0, 3.0))
    assert asked == [()]
    assert tree.probabilities()["no"] == pytest.approx(1 / (1 + math.exp(-2)))


def test_a_single_label_is_certain() -> None:
    tree = ChoiceTree({"only": [1, 2]}, end_token=0)
    assert tree.next_path is None
    tree.take(logits(1.0))
    assert tree.probabilities() == {"only": 1.0}


# --- pace and limits ------------------------------------------------------------------------


def test_the_pace_learns_how_much_fits_the_target() -> None:
    pace = Pace()
    for _ in range(60):
        pace.observe(0.08, written=8, read=0)
        pace.observe(0.08 + 100 * 0.0004, written=8, read=100)
    assert pace.budget(0.2, 8, 512) == 256  # 0.12 s at 0.0004 s a token, in whole tiles of 64
    assert pace.budget(0.2, 0, 512) == 448
    assert pace.budget(0.01, 8, 512) == 64
    assert pace.budget(100.0, 8, 512) == 512


def test_huge_and_deep_schemas_are_refused_before_anything_native_sees_them() -> None:
    deep: dict[str, object] = {}
    for _ in range(5000):
        deep = {"items": deep}
    with pytest.raises(SchemaUnsupported):
        require_bearable(deep)
    with pytest.raises(ConstraintTooLarge):
        require_bearable({"enum": ["x" * 100] * 60_000})
    require_bearable({"type": "object"})
    require_bearable(True)
