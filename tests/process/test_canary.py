"""A canary in everything that is local only: it is in no request, no log, and no plain column."""

import base64
import importlib
import logging
import sqlite3
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Text, TypeDecorator

from app.domain.errors import EngineCrashed
from app.domain.options import Label, Options
from app.domain.pii import PiiKind
from app.domain.task import Category, Kind, Privacy
from app.pipeline.queries import task_report
from app.pipeline.submit import Order, submit_task
from app.store.tables import metadata
from tests.process.cloud_house import KEY, CloudHouse
from tests.process.fault_proxy import FaultProxy

CANARY = "CANARY HERRING 2208"
FORMS = [
    CANARY.encode(),
    base64.b64encode(CANARY.encode()),
    urllib.parse.quote(CANARY).encode(),
    urllib.parse.quote_plus(CANARY).encode(),
    CANARY[::-1].encode(),
]
# What holds a document's own text, or the user's own words. Any other column must not.
HOLDS_TEXT = {
    "documents.path",
    "documents.name",
    "pages.text",
    "tasks.names",
    "tasks.instruction",
    "tasks.options",
    "tasks.conversation",
    "steps.result",
    "attempts.raw_text",
    *{f"task_texts.{name}" for name in ("names", "asked", "result")},
    *{"watched_folders.path", "watched_folders.asked", "taken_files.path"},
}
# Ids, states, times, sums, and words of ours.
HOLDS_NONE = {
    *{f"documents.{name}" for name in ("id", "media_type", "sha256")},
    *{f"pages.{name}" for name in ("document_id", "problem", "label")},
    *{f"tasks.{name}" for name in ("id", "kind", "category", "privacy", "priority", "set_id")},
    *{f"tasks.{name}" for name in ("reused_from", "follows", "preset", "terms", "state", "route")},
    *{f"tasks.{name}" for name in ("waits_reason", "waits_until", "route_reason", "error_code")},
    *{f"tasks.{name}" for name in ("error_title", "error_hint", "created_at", "started_at")},
    *{f"tasks.{name}" for name in ("refines", "lease_owner", "lease_until")},
    *{f"task_events.{name}" for name in ("task_id", "at", "what", "detail")},
    "queue_pauses.paused_at",
    *{"tasks.finished_at", "task_documents.task_id", "task_documents.document_id"},
    *{f"steps.{name}" for name in ("id", "task_id", "role", "state", "inputs", "document_id")},
    *{f"attempts.{name}" for name in ("id", "task_id", "step_id", "engine", "model", "route")},
    *{f"attempts.{name}" for name in ("model_fingerprint", "started_at", "finished_at")},
    *{f"attempts.{name}" for name in ("outcome", "error_code", "retry_at")},
    *{"breakers.state", "breakers.since"},
    *{f"pii_{name}" for name in ("scans.document_id", "findings.document_id", "findings.kind")},
    *{f"pii_confirmations.{name}" for name in ("sha256", "kind", "confirmed_at")},
    *{"pii_raises.task_id", "pii_raises.kind"},
    *{f"paused_providers.{name}" for name in ("name", "code", "paused_at")},
    *{f"consents.{name}" for name in ("id", "task_id", "category", "provider", "host")},
    *{"consents.given_at", "consents.withdrawn_at", "reroutes.task_id", "reroutes.asked_at"},
    *{f"batches.{name}" for name in ("id", "provider", "model", "base_url", "remote_id", "state")},
    *{f"batches.{name}" for name in ("opened_at", "submitted_at", "next_poll_at", "ended_at")},
    *{"batches.error_code", "attempts.batch_id", "installations.name"},
    *{f"deliveries.{name}" for name in ("task_id", "target", "state", "finished_at", "changed_at")},
    *{"deliveries.error_code", "sync_targets.fingerprint", "sync_targets.place"},
    *{f"sync_targets.error_{name}" for name in ("code", "title", "hint")},
    *{"sync_targets.retry_at", "sync_targets.changed_at"},
    *{
        f"egress.{name}"
        for name in ("at", "purpose", "method", "host", "address", "via", "process")
    },
    *{f"egress.{name}" for name in ("task_id", "attempt_id", "outcome", "ended_at")},
    *{"task_texts.task_id", "texts_wanted.task_id", "kept_tasks.task_id", "kept_tasks.kept_at"},
    *{"doomed_tasks.task_id", "doomed_tasks.due_at", "cleanings.what", "cleanings.key"},
    *{f"gone_tasks.{name}" for name in ("task_id", "kind", "gone_at")},
    *{"taken_files.folder_id", "taken_files.sha256", "watched_folders.id", "watched_folders.since"},
}
TEXT = f"The ferry of {CANARY} left the harbour at nine. " * 3
FILE = Path("/d/private.txt")
OPTIONS = {
    Kind.EXTRACT: Options(
        json_schema={
            "type": "object",
            "properties": {"ship": {"type": "string", "pattern": "^never$"}},
            "required": ["ship"],
        }
    ),
    Kind.CLASSIFY: Options(labels=(Label(name="sea"), Label(name="land"))),
    Kind.TRANSLATE: Options(language="German"),
}


@pytest.fixture
def proxy() -> Iterator[FaultProxy]:
    proxy = FaultProxy(1)  # a provider that only listens: nothing may ever come
    yield proxy
    proxy.close()


@pytest.fixture
def house(tmp_path: Path, proxy: FaultProxy) -> Iterator[CloudHouse]:
    made = CloudHouse(tmp_path / "home", {FILE: [TEXT]}, f"http://127.0.0.1:{proxy.port}/v1")
    made.folder.mkdir()
    with made.opened():
        yield made


def columns(house: CloudHouse) -> Iterator[tuple[str, bytes]]:
    """All values of all tables as bytes, named by table and column."""
    for path in house.folder.glob("*.db"):
        with sqlite3.connect(path) as connection:
            for table in metadata.tables.values():
                for column in table.columns:
                    query = f'SELECT CAST("{column.name}" AS BLOB) FROM "{table.name}"'
                    values = [value for (value,) in connection.execute(query) if value]
                    yield f"{table.name}.{column.name}", b"\n".join(values)
        connection.close()


@pytest.mark.parametrize("ending", ["fits", "never fits", "engine dies"])
@pytest.mark.parametrize("category", [Category.ROUTINE, Category.COMPLEX])
@pytest.mark.parametrize("kind", list(Kind))
def test_local_only_work_never_leaves_and_is_nowhere_in_the_clear(
    house: CloudHouse,
    proxy: FaultProxy,
    kind: Kind,
    category: Category,
    ending: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if ending == "never fits":
        house.fakes.engine.script = [f"{CANARY} {{broken"] * 8
    if ending == "engine dies":
        house.fakes.engine.script = [EngineCrashed(reason="test")] * 8
    order = Order(kind, FILE, f"Is {CANARY} in it?", category, Privacy.LOCAL_ONLY)
    options = OPTIONS.get(kind, Options())
    with caplog.at_level(logging.DEBUG):
        task = submit_task(house.ports, order._replace(options=options))
        for _ in range(3):
            house.run_next()
    told = task_report(house.ports, task.id)
    assert told.state.is_final
    assert proxy.requests == []
    assert told.receipt.bytes_left_machine == 0
    for form in FORMS:
        assert form not in caplog.text.encode()
        assert form not in f"{told.error} {told.waits} {told.reason}".encode()
        leaks = {name for name, values in columns(house) if form in values}
        assert leaks <= HOLDS_TEXT
    assert KEY.encode() not in house.files() + caplog.text.encode()


@pytest.mark.parametrize("kind", list(Kind))
def test_what_holds_personal_data_never_leaves_though_it_may(
    house: CloudHouse, proxy: FaultProxy, kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    """What is found is only counted: it is in no other column, and in no log."""
    found = "per.olund@skellvik.no"
    house.fakes.reader.pages[FILE] = [f"{TEXT} Write to {found}."]
    order = Order(kind, FILE, "Who is it?", Category.COMPLEX, Privacy.CLOUD_ALLOWED)
    with caplog.at_level(logging.DEBUG):
        task = submit_task(house.ports, order._replace(options=OPTIONS.get(kind, Options())))
        house.run_next()
    told = task_report(house.ports, task.id)
    assert (told.privacy, told.receipt.pii) == (Privacy.LOCAL_ONLY, {PiiKind.EMAIL: 1})
    assert (proxy.requests, told.receipt.bytes_left_machine) == ([], 0)
    assert {name for name, values in columns(house) if found.encode() in values} <= HOLDS_TEXT
    assert found not in caplog.text


def test_every_column_of_text_is_classed() -> None:
    """So that a new one is thought about."""
    importlib.import_module("app.bootstrap")  # it knows all parts of the store
    found = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, Text | TypeDecorator)
    }
    assert found == HOLDS_TEXT | HOLDS_NONE
