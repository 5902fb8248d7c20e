"""A follow-up in the file: it shares its documents, and keeps what its model saw."""

from pathlib import Path

from app.domain.conversation import Conversation, SeenTurn, Sight
from app.domain.plan import Plan
from app.store.task_store import SqlTaskStore
from tests.contract.samples import LOCAL, add, make_task, moment
from tests.made_store import made_database


def test_a_follow_up_keeps_its_conversation(tmp_path: Path) -> None:
    store = SqlTaskStore(made_database(tmp_path))
    first = add(store, make_task("a"))
    same = {"follows": "a", "document_ids": first.document_ids}
    store.add_task(make_task("b").model_copy(update=same), [])
    store.cancel_task("a", moment(1))  # a question waits for what it follows
    assert store.claim_task(moment(1), only=["b"])
    turn = SeenTurn(task_id="a", question="Who?", sight=Sight.WHOLE, text="Question: Who?")
    seen = Conversation(seen=(turn,), tokens=3)
    assert store.save_plan("b", Plan(steps=(), conversation=seen), LOCAL)
    task = store.task("b")
    assert (task.follows, task.conversation) == ("a", seen)
    assert task.document_ids == first.document_ids
    store.close()
