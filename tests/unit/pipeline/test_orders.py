"""From one wish and its files to orders, and from a finished task to the same order again."""

from pathlib import Path

import pytest

from app.domain.errors import PresetNotForKind, PrivacyUnclear
from app.domain.files import FoundFile, Listing
from app.domain.options import Length, Options
from app.domain.preset import SHIPPED
from app.domain.route import Route
from app.domain.task import Category, Kind, Priority, Privacy
from app.pipeline.gather import gather
from app.pipeline.orders import as_set, make_orders, order_again, with_preset
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


def by_preset(name: str, order: Order) -> Order:
    return with_preset(order, name, SHIPPED[name])


def test_a_preset_gives_category_privacy_and_terms() -> None:
    order = by_preset("multi-step-analysis", Order(Kind.EXTRACT, A))
    assert (order.category, order.privacy) == (Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    assert (order.preset, order.terms.route) == ("multi-step-analysis", Route.CLOUD)
    task = submit_task(fake_house({A: ["text"]}).ports, order._replace(kind=Kind.SUMMARIZE))
    assert (task.preset, task.terms) == (order.preset, order.terms)


def test_what_was_said_counts_more_than_the_preset() -> None:
    wish = Order(Kind.SUMMARIZE, A, privacy=Privacy.LOCAL_ONLY, category=Category.ROUTINE)
    named = with_preset(wish, "x", SHIPPED["multi-step-analysis"], has_category=True)
    assert (named.privacy, named.category) == (Privacy.LOCAL_ONLY, Category.ROUTINE)


def test_a_preset_that_keeps_work_here_is_not_loosened() -> None:
    with pytest.raises(PrivacyUnclear):
        by_preset("confidential", Order(Kind.ASK, A, privacy=Privacy.CLOUD_ALLOWED))


def test_a_preset_of_other_kinds_is_refused() -> None:
    with pytest.raises(PresetNotForKind, match="not for ask"):
        by_preset("bulk-classification", Order(Kind.ASK, A))


def test_the_same_question_by_another_preset_is_another_task() -> None:
    ports = fake_house({A: ["text"]}).ports
    chat = by_preset("chat-with-deadline", Order(Kind.ASK, A, "Who?"))
    draft = by_preset("draft-and-refine", Order(Kind.ASK, A, "Who?"))
    first = submit_task(ports, chat)
    assert submit_task(ports, chat).id == first.id
    assert submit_task(ports, draft).id != first.id
