"""`homeport sync` in a house of fakes: what it tells, and how it ends."""

import io
import json
from pathlib import Path

import pytest

from app.domain.errors.sync import SyncFolderGone
from app.domain.settings import Settings
from app.domain.task import Privacy, TaskState
from tests.contract.samples import add, make_task, moment
from tests.fakes.deliveries import FakeTarget
from tests.fakes.house import FakeHouse
from tests.unit.cli.conftest import Command

Streams = pytest.CaptureFixture[str]
URL = "postgresql+pg8000://me@db.example/team"


@pytest.fixture
def target(folder_house: FakeHouse) -> FakeTarget:
    """A folder, and a finished result that may go there besides one that may not."""
    for name, privacy in (("a", Privacy.CLOUD_ALLOWED), ("b", Privacy.LOCAL_ONLY)):
        add(folder_house.store, make_task(name).model_copy(update={"privacy": privacy}))
        assert folder_house.store.claim_task(moment(1), only=[name])
        assert folder_house.store.end_task(name, TaskState.SUCCEEDED, moment(2))
    made = FakeTarget("/mnt/share")
    folder_house.targets = [made]
    return made


def test_it_tells_what_was_sent_and_what_stays(
    command: Command, target: FakeTarget, capsys: Streams
) -> None:
    target.refuses = {"a"}  # it has no steps, so it cannot be put together either
    assert command("sync", "--json") == 1
    [told] = json.loads(capsys.readouterr().out)["targets"]
    assert (told["waiting"], told["kept_back"], told["is_trusted"]) == (1, 1, False)
    assert told["refused"][0]["task_id"] == "a"
    assert command("sync") == 1
    assert "1 local-only results stay here" in capsys.readouterr().out


def test_what_waits_ends_with_three_and_a_look_with_none(
    command: Command, target: FakeTarget, capsys: Streams
) -> None:
    target.problem = SyncFolderGone(path="/mnt/share")
    assert command("sync") == 3
    assert "Mount the share" in capsys.readouterr().out
    tries = len(target.permits)
    assert command("sync", "--look") == 0
    assert "Mount the share" in capsys.readouterr().out
    assert len(target.permits) == tries


def test_where_nothing_is_set_up_it_is_wrong_use(command: Command, capsys: Streams) -> None:
    for words in (("sync",), ("sync", "prepare"), ("sync", "password")):
        assert command(*words) == 2
        assert "sync.folder" in capsys.readouterr().err
    assert command("sync", "--look") == 0


def test_prepare_makes_it_ready_once(command: Command, target: FakeTarget) -> None:
    assert command("sync", "prepare") == 0
    assert target.is_prepared


def test_the_password_comes_from_input_and_goes_to_the_keyring(
    command: Command, folder_house: FakeHouse, monkeypatch: pytest.MonkeyPatch, capsys: Streams
) -> None:
    folder_house.settings = Settings.model_validate({"sync": {"database_url": URL}})
    monkeypatch.setattr("sys.stdin", io.StringIO(" canary pass \n"))
    assert command("sync", "password") == 0
    assert list(folder_house.passwords.kept.values()) == [" canary pass "]
    assert "canary" not in "".join(capsys.readouterr())
    assert command("sync", "password", "--remove") == 0
    assert folder_house.passwords.kept == {}


def test_the_folder_of_results_cannot_be_watched(
    command: Command, folder_house: FakeHouse, tmp_path: Path
) -> None:
    for results, watched in (("in/results", "in"), ("in", "in"), ("in", "in/sub")):
        (tmp_path / watched).mkdir(parents=True, exist_ok=True)
        sync = {"folder": str(tmp_path / results)}
        folder_house.settings = Settings.model_validate({"sync": sync})
        assert command("watch", tmp_path / watched, "summarize") == 2
