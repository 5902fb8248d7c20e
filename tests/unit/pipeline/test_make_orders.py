"""One question to all files is one task; other kinds make a task of each file."""

from pathlib import Path

from app.domain.options import Options
from app.domain.task import Kind
from app.pipeline.orders import make_orders
from app.pipeline.submit import Order

FILES = [Path("a.txt"), Path("b.txt"), Path("c.txt")]


def test_a_question_is_one_order_over_all_files() -> None:
    [order] = make_orders(Order(Kind.ASK, FILES[0], "Who?"), FILES)
    assert (order.path, *order.more_paths) == tuple(FILES)


def test_other_kinds_take_each_file_with_the_same_options() -> None:
    options = Options(language="German")
    orders = make_orders(Order(Kind.TRANSLATE, FILES[0], options=options), FILES)
    assert [order.path for order in orders] == FILES
    assert {order.options.language for order in orders} == {"German"}
    assert not any(order.more_paths for order in orders)
