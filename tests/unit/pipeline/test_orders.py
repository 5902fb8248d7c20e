"""From one wish and its files to orders, and from a finished task to the same order again."""

from pathlib import Path

from app.domain.files import FoundFile, Listing
from app.domain.options import Length, Options
from app.domain.task import Kind, Priority
from app.pipeline.gather import gather
from app.pipeline.orders import as_set, make_orders, order_again
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import fake_house

A, B = Path("/docs/a.txt"), Path("/docs/b.txt")


def test_one_order_is_waited_for_and_several_are_a_set() -> None:
    ports = fake_house({}).ports
    [single] = as_set(ports, make_orders(Order(Kind.SUMMARIZE, A), [A]))
    assert (single.priority, single.set_id) == (Priority.INTERACTIVE, None)
    both = as_set(ports, make_orders(Order(Kind.SUMMARIZE, A), [A, B]))
    assert [order.path for order in both] == [A, B]
    assert {order.priority for order in both} == {Priority.BACKGROUND}
    assert len({order.set_id for order in both}) == 1
    assert both[0].set_id


def test_a_question_to_several_files_is_one_order() -> None:
    [order] = as_set(fake_house({}).ports, make_orders(Order(Kind.ASK, A, "Who?"), [A, B]))
    assert (order.path, order.more_paths, order.set_id) == (A, (B,), None)


def test_a_task_can_be_ordered_again() -> None:
    house = fake_house({A: ["text"], B: ["text"]})
    wish = Order(Kind.ASK, A, "Who?", options=Options(length=Length.LONG), more_paths=(B,))
    again = order_again(house.ports, submit_task(house.ports, wish).id)
    assert again.is_again
    assert (again.kind, again.path, again.more_paths) == (Kind.ASK, A, (B,))
    assert (again.instruction, again.options) == ("Who?", wish.options)


def test_files_and_folders_become_files_each_once(tmp_path: Path) -> None:
    inside, program = tmp_path / "in.txt", tmp_path / "a.exe"
    listing = Listing((FoundFile(inside, 1, 1),), skipped=(program,), unreadable=(tmp_path / "x",))
    found = gather([A, tmp_path, inside], lambda _: listing)
    assert found == ((A, inside), (program,), (tmp_path / "x",))
