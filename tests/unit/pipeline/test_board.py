"""Which steps are open, under way or done."""

from concurrent.futures import Future

from app.domain.plan import Step, StepRole
from app.pipeline.board import Board
from app.pipeline.flight import Flight
from app.pipeline.run_step import DONE, StepOutcome
from tests.fakes.cloud import FakeCloud
from tests.fakes.engine import FakeEngine


def test_a_rival_that_has_no_thread_yet_is_not_waited_for() -> None:
    step = Step(id="s", position=0, role=StepRole.SINGLE, max_tokens=10)
    board = Board([step], Flight(FakeEngine(), FakeCloud()))
    local: Future[StepOutcome] = Future()
    beside: Future[StepOutcome] = Future()
    board.began(step, local)
    board.began(step, beside, is_beside=True)
    local.set_result(DONE)
    assert board.next_ended() == []
    assert beside.cancelled()
    assert board.is_done
    assert not board.has_more()
