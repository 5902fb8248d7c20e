"""Plans to choose from: files are read once, and what is in the way is part of the plan."""

from pathlib import Path

import pytest

from app.domain.errors import DocumentDamaged, EngineCrashed
from app.domain.options import Options
from app.domain.task import Kind
from app.pipeline.preview import Previews
from app.pipeline.remembered import RememberingReader
from app.pipeline.submit import Order
from tests.fakes.house import FakeHouse, fake_house
from tests.fakes.reader import FakeReader

LONG = Path("/docs/long.txt")
BROKEN = Path("/docs/broken.pdf")


@pytest.fixture
def house() -> FakeHouse:
    pages = [f"Page {n} speaks of ferry number {n}. " * 80 + "\n\n" for n in range(12)]
    return fake_house({LONG: pages, BROKEN: DocumentDamaged(name="broken.pdf")})


def test_a_look_needs_no_model_and_tells_pages(house: FakeHouse) -> None:
    house.engine.script = [EngineCrashed(reason="test")]
    look = Previews(house.ports).look(LONG)
    assert (look.pages_total, look.unread, look.error) == (12, (), None)
    assert house.engine.prompts == []


def test_a_look_at_a_broken_file_says_why_and_what_to_do(house: FakeHouse) -> None:
    look = Previews(house.ports).look(BROKEN)
    assert look.error is not None
    assert "damaged" in look.error.title
    assert "save it again" in look.error.hint


def test_options_may_change_and_the_file_is_read_once(house: FakeHouse) -> None:
    previews = Previews(house.ports)
    previews.look(LONG)
    summary = previews.plan(Order(Kind.SUMMARIZE, LONG))
    german = previews.plan(Order(Kind.TRANSLATE, LONG, options=Options(language="German")))
    assert house.reader.read_paths == [LONG]
    assert summary.tokens == german.tokens > 0
    assert summary.steps != german.steps


def test_the_speed_is_learned_once_and_then_told(house: FakeHouse) -> None:
    previews = Previews(house.ports)
    assert previews.plan(Order(Kind.SUMMARIZE, LONG)).seconds is None
    wanted = [previews.is_speed_wanted]
    previews.learn_speed()
    assert [*wanted, previews.is_speed_wanted] == [True, False]
    assert previews.plan(Order(Kind.SUMMARIZE, LONG)).seconds
    assert previews.plan(Order(Kind.SUMMARIZE, LONG)).seconds
    assert len(house.engine.prompts) == 1


def test_what_is_missing_is_part_of_the_plan(house: FakeHouse) -> None:
    previews = Previews(house.ports)
    plan = previews.plan(Order(Kind.TRANSLATE, LONG))
    assert plan.error is not None
    assert plan.error.code == "language_missing"
    assert not previews.is_speed_wanted


def test_the_reader_forgets_what_was_asked_for_longest_ago() -> None:
    paths = [Path(f"/docs/{n}.txt") for n in range(3)]
    reader = FakeReader({path: ["ten chars."] for path in paths})
    remembering = RememberingReader(reader, most_chars=20)
    for path in (*paths[:2], paths[0], paths[2], paths[0], paths[1]):
        assert remembering.read(path).text == "ten chars."
    assert reader.read_paths == [paths[0], paths[1], paths[2], paths[1]]


def test_the_reader_remembers_errors() -> None:
    reader = FakeReader({BROKEN: DocumentDamaged(name="broken.pdf")})
    remembering = RememberingReader(reader)
    for _ in range(2):
        with pytest.raises(DocumentDamaged):
            remembering.read(BROKEN)
    assert reader.read_paths == [BROKEN]
