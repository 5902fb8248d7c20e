"""Downloads through the real border from a real hub on loopback that misbehaves."""

import dataclasses
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.download import DownloadState, Wish
from app.domain.egress import EgressOutcome, Purpose
from app.domain.errors import AppError, KeyringMissing, ModelNotGguf, OfflineSwitchOn
from app.domain.errors import downloads as errors
from app.domain.events import DownloadChanged
from app.domain.settings import DownloadSettings
from app.system.hub.control import Control
from tests.conftest import REPOSITORY
from tests.fakes.hub import COMMIT, LoopbackHub, Mood
from tests.process.hub_desk import CONTENT, ENOUGH_S, FILE, Desk

OTHER = b"GGUF" + hashlib.shake_128(b"another").digest(200_000)


@pytest.fixture
def wish(hub: LoopbackHub) -> Wish:
    return Wish(hub.repository, FILE, "model-q4_k_m")


def test_a_file_comes_whole_and_is_handed_over_with_where_it_is_from(
    desk: Desk, wish: Wish
) -> None:
    view = desk.get(wish)
    assert view.state is DownloadState.DONE
    assert view.path == str(desk.home / FILE)
    assert (desk.home / FILE).read_bytes() == CONTENT
    assert view.remote is not None
    assert view.remote.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert view.bytes_done == view.bytes_total == len(CONTENT)
    [origin] = desk.origins
    assert (origin.kind, origin.repository, origin.file) == ("download", wish.repository, FILE)
    assert (origin.revision, origin.licence) == (COMMIT, "apache-2.0")
    assert origin.catalogue_id == "model-q4_k_m"
    assert desk.left() == []
    assert DownloadChanged(view.id) in desk.sink.events


def test_each_hop_is_a_row_of_the_ledger_with_its_real_bytes(desk: Desk, wish: Wish) -> None:
    desk.get(wish)
    rows = desk.ledger.all
    assert [row.purpose for row in rows] == [Purpose.DOWNLOAD] * 3  # list, resolve, bytes
    assert [row.host for row in rows] == ["127.0.0.1", "127.0.0.1", "localhost"]
    assert rows[-1].port == desk.hub.store_port
    assert all(row.outcome is EgressOutcome.ANSWERED for row in rows)
    assert all(not row.is_staying for row in rows)
    assert (rows[-1].bytes_in or 0) >= len(CONTENT)  # no byte came another way
    assert len(CONTENT) > (rows[0].bytes_in or 0) + (rows[1].bytes_in or 0)


def test_without_a_name_the_q4_k_m_file_is_meant(desk: Desk) -> None:
    desk.hub.files |= {"Model-Q8_0.gguf": OTHER, "mmproj-Model-Q4_K_M.gguf": OTHER}
    desk.hub.files["Model-Q4_K_M-00001-of-00002.gguf"] = OTHER
    view = desk.get(Wish(desk.hub.repository))
    assert (desk.home / FILE).read_bytes() == CONTENT
    assert view.state is DownloadState.DONE


def test_looking_lists_models_only(desk: Desk) -> None:
    desk.hub.files |= {"Model-Q8_0.gguf": OTHER, "mmproj-F16.gguf": OTHER, "../evil.gguf": OTHER}
    found = desk.downloads.look(desk.hub.repository)
    assert [(one.file, one.size_bytes) for one in found] == [
        (FILE, len(CONTENT)),
        ("Model-Q8_0.gguf", len(OTHER)),
    ]


def test_a_file_in_a_folder_of_the_hub_gets_its_own_name(desk: Desk) -> None:
    desk.hub.files["gguf/Small.gguf"] = OTHER
    assert desk.get(Wish(desk.hub.repository, "gguf/Small.gguf")).path == str(
        desk.home / "Small.gguf"
    )


# What happens to the first answers, and from which bytes on the further ones were asked for.
INTERRUPTED: dict[str, tuple[list[Mood], list[str]]] = {
    "cut twice": ([Mood("cut", 100_000), Mood("cut", 50_000)], ["", "100000", "150000"]),
    "short": ([Mood("short", 90_000)], ["", "90000"]),
    "stalled": ([Mood("stall", 60_000)], ["", "60000"]),
    "no range known": ([Mood("cut", 70_000), Mood("ignore")], ["", "70000"]),
    "another range": ([Mood("cut", 70_000), Mood("shifted")], ["", "70000", ""]),
    "busy": ([Mood("status", 503), Mood("status", 429)], ["", "", ""]),
    "the address expired": ([Mood("cut", 70_000), Mood("status", 403)], ["", "70000", "70000"]),
    "cut at once": ([Mood("cut", 0)], ["", ""]),
}


@pytest.mark.parametrize("how", INTERRUPTED)
def test_what_is_interrupted_goes_on_where_it_stopped(desk: Desk, wish: Wish, how: str) -> None:
    moods, ranges = INTERRUPTED[how]
    desk.hub.moods.extend(moods)
    assert desk.get(wish).state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == CONTENT
    assert desk.hub.ranges() == [f"bytes={start}-" if start else "" for start in ranges]


def test_a_part_that_is_whole_already_needs_no_byte_more(desk: Desk, wish: Wish) -> None:
    desk.part().parent.mkdir(parents=True)
    desk.part().write_bytes(CONTENT)
    assert desk.get(wish).state is DownloadState.DONE
    assert desk.hub.ranges() == []


def test_a_part_that_is_larger_than_the_file_is_begun_anew(desk: Desk, wish: Wish) -> None:
    desk.part().parent.mkdir(parents=True)
    desk.part().write_bytes(CONTENT + b"more")
    assert desk.get(wish).state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == CONTENT


def test_a_break_that_does_not_end_is_told_and_what_came_is_kept(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.extend([Mood("cut", 80_000), *[Mood("cut", 0)] * 4])
    view = desk.get(wish)
    assert view.state is DownloadState.FAILED
    assert view.error is not None
    assert (view.error.code, view.error.is_retryable) == ("hub_broke", True)
    assert view.bytes_done == desk.part().stat().st_size == 80_000
    desk.downloads.resume(view.id)
    assert desk.end(view.id).state is DownloadState.DONE
    assert desk.hub.ranges()[-1] == "bytes=80000-"


def test_as_long_as_bytes_come_it_is_tried_again(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.extend([Mood("cut", 20_000)] * 12)
    assert desk.get(wish).state is DownloadState.DONE
    assert len(desk.hub.ranges()) == 13


REFUSALS: dict[str, tuple[Callable[[LoopbackHub], None], type[AppError]]] = {
    "wrong bytes": (lambda hub: hub.moods.append(Mood("other")), errors.HashWrong),
    "a wrong hash": (lambda hub: hub.lies.update({FILE: "ab" * 32}), errors.HashWrong),
    "too many bytes": (lambda hub: hub.moods.append(Mood("long")), errors.SizeWrong),
    "compressed": (lambda hub: hub.moods.append(Mood("zip")), errors.HubStrange),
    "401": (lambda hub: hub.hub_moods.append(Mood("status", 401)), errors.HubWantsToken),
    "403": (lambda hub: hub.hub_moods.append(Mood("status", 403)), errors.HubWantsToken),
    "404": (lambda hub: hub.hub_moods.append(Mood("status", 404)), errors.HubHasNot),
    "429": (lambda hub: hub.hub_moods.append(Mood("status", 429)), errors.HubBusy),
    "500": (lambda hub: hub.hub_moods.append(Mood("status", 500)), errors.HubBusy),
    "418": (lambda hub: hub.hub_moods.append(Mood("status", 418)), errors.HubRefused),
    "a sign-in page": (lambda hub: hub.hub_moods.append(Mood("page")), errors.HubStrange),
    "a stall": (lambda hub: hub.hub_moods.append(Mood("stall")), errors.HubUnreachable),
    "no such file": (lambda hub: hub.files.clear(), errors.HubHasNot),
    "plain elsewhere": (
        lambda hub: hub.hub_moods.extend([Mood("none"), Mood("plain")]),
        errors.HubUnsafe,
    ),
    "round and round": (
        lambda hub: hub.hub_moods.extend([Mood("none"), *[Mood("round")] * 9]),
        errors.HubStrange,
    ),
    "404 at the end": (
        lambda hub: hub.hub_moods.extend([Mood("none"), Mood("status", 404)]),
        errors.HubHasNot,
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_had_is_said_in_a_sentence(desk: Desk, wish: Wish, what: str) -> None:
    arrange, kind = REFUSALS[what]
    arrange(desk.hub)
    view = desk.get(wish)
    assert view.state is DownloadState.FAILED
    assert view.error is not None
    assert view.error.code == kind.code
    assert "{" not in view.error.title + view.error.hint
    assert "Sign in, please" not in view.error.title  # never a server's words
    assert not (desk.home / FILE).exists()
    if kind in {errors.HashWrong, errors.SizeWrong}:
        assert not desk.part().exists()


def test_several_files_and_no_usual_one_are_a_choice(desk: Desk) -> None:
    desk.hub.files = {"Model-Q5_K_M.gguf": CONTENT, "Model-Q8_0.gguf": OTHER}
    view = desk.get(Wish(desk.hub.repository))
    assert view.error is not None
    assert view.error.code == "hub_choice"
    assert "Model-Q5_K_M.gguf, Model-Q8_0.gguf" in view.error.hint


@pytest.mark.parametrize("name", ["nothing", "../..", "a/b/c", "a b/c", "-x/y", "x/\x1b[2J"])
def test_what_is_no_repository_is_never_asked_for(desk: Desk, name: str) -> None:
    view = desk.get(Wish(name))
    assert view.error is not None
    assert view.error.code == "wish_invalid"
    assert desk.hub.seen == []


def test_a_hash_that_only_the_headers_say_is_taken_from_there(desk: Desk, wish: Wish) -> None:
    desk.hub.is_silent = True
    assert desk.get(wish).state is DownloadState.DONE
    desk.hub.has_store = False
    assert desk.get(Wish(desk.hub.repository, FILE)).state is DownloadState.DONE


def test_without_any_hash_nothing_is_taken(desk: Desk, wish: Wish) -> None:
    desk.hub.is_silent = True
    desk.hub.lies[FILE] = "no-hash"
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "hash_unknown"
    assert desk.hub.ranges() == []


def test_a_file_that_changed_between_two_tries_is_begun_anew(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.extend([Mood("cut", 80_000), *[Mood("cut", 0)] * 4])
    view = desk.get(wish)
    assert view.state is DownloadState.FAILED
    desk.hub.files[FILE] = OTHER
    desk.downloads.resume(view.id)
    view = desk.end(view.id)
    assert view.state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == OTHER
    assert view.remote is not None
    assert view.remote.sha256 == hashlib.sha256(OTHER).hexdigest()
    assert desk.left() == []  # what was here of the first one is gone


def test_a_file_that_keeps_changing_is_given_up(desk: Desk, wish: Wish) -> None:
    """Its list says one hash, its own answer always another."""
    info = desk.hub.info()
    info["siblings"][0]["lfs"]["sha256"] = "cd" * 32
    desk.hub.info = lambda: info  # type: ignore[method-assign]
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "file_keeps_changing"


def test_pause_keeps_what_is_here_and_another_process_goes_on(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    desk.come(120_000)
    desk.downloads.pause(made)
    view = desk.downloads.view(made)
    assert view is not None
    assert view.state is DownloadState.PAUSED
    desk.hub.release.set()
    desk.downloads.close()
    kept = desk.part().stat().st_size
    assert kept == 120_000
    desk.downloads = desk.new()
    [view] = desk.downloads.views()
    assert (view.id, view.state, view.bytes_done) == (made, DownloadState.PAUSED, kept)
    assert view.bytes_total == len(CONTENT)
    desk.downloads.resume(made)
    assert desk.end(made).state is DownloadState.DONE
    assert desk.hub.ranges()[-1] == f"bytes={kept}-"


def test_what_is_on_the_shelf_already_is_not_got_again(desk: Desk, wish: Wish) -> None:
    desk.held[hashlib.sha256(CONTENT).hexdigest()] = desk.home / "another-name.gguf"
    view = desk.get(wish)
    assert view.state is DownloadState.DONE
    assert view.path == str(desk.home / "another-name.gguf")
    assert desk.hub.ranges() == []
    assert desk.left() == []


def test_a_stalled_hub_does_not_hold_up_who_stops_and_goes_on(desk: Desk, wish: Wish) -> None:
    """Neither while it is asked nor while bytes come; the timeout is not waited for."""
    desk.downloads._shop = dataclasses.replace(
        desk.downloads._shop, timeout=httpx.Timeout(ENOUGH_S)
    )
    desk.hub.hub_moods.append(Mood("stall"))
    made = desk.downloads.start(wish)
    assert desk.hub.stalled.wait(ENOUGH_S)
    desk.downloads.pause(made)
    assert desk.downloads._find(made).join(ENOUGH_S / 2)  # type: ignore[union-attr]
    desk.hub.stalled.clear()
    desk.hub.moods.append(Mood("stall", 100_000))
    desk.downloads.resume(made)
    desk.come(100_000)
    desk.downloads.pause(made)
    desk.downloads.resume(made)  # at once: the first thread may still be at its end
    assert desk.end(made).state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == CONTENT


def test_what_is_given_up_leaves_nothing(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    assert desk.hub.stalled.wait(ENOUGH_S)
    desk.hub.release.set()
    desk.downloads.cancel(made)
    assert desk.downloads.view(made) is None
    assert desk.left() == []
    assert desk.new().views() == []
    desk.downloads.cancel("nobody")


def test_the_hub_of_the_environment_counts_where_no_mirror_is_set(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.settings = DownloadSettings()
    monkeypatch.setenv("HF_ENDPOINT", desk.hub.address)
    assert desk.get(wish).state is DownloadState.DONE
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example")  # no way around encryption
    view = desk.get(Wish("some/other", "x.gguf"))
    assert view.error is not None
    assert view.error.code == "hub_unsafe"


MOODS = st.one_of(
    st.builds(Mood, st.sampled_from(["cut", "short"]), st.integers(0, len(CONTENT) - 1)),
    st.builds(Mood, st.just("status"), st.sampled_from([403, 429, 500, 503])),
    st.sampled_from([Mood("ignore"), Mood("shifted"), Mood("none")]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moods=st.lists(MOODS, max_size=7))
def test_whatever_happens_under_way_the_file_is_right_in_the_end(
    moods: list[Mood], tmp_path_factory: pytest.TempPathFactory, hub: LoopbackHub
) -> None:
    hub.moods.clear()
    hub.moods.extend(moods)
    desk = Desk(tmp_path_factory.mktemp("home"), hub)
    view = desk.get(Wish(hub.repository, FILE))
    if view.state is DownloadState.FAILED:  # too often in vain
        assert view.error is not None
        assert view.error.is_retryable
        hub.moods.clear()
        desk.downloads.resume(view.id)
        view = desk.end(view.id)
    assert view.state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == CONTENT
    assert desk.left() == []
    desk.downloads.close()
    desk.guard.close()


def test_two_processes_do_not_write_the_same_file(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    assert desk.hub.stalled.wait(ENOUGH_S)
    other = desk.new()
    other.start(wish)
    view = other.wait(made, ENOUGH_S)
    assert view is not None
    assert view.error is not None
    assert view.error.code == "download_elsewhere"
    desk.hub.release.set()
    assert desk.end(made).state is DownloadState.DONE


def test_what_the_library_refuses_is_deleted(desk: Desk, wish: Wish) -> None:
    desk.refusal = ModelNotGguf(name=FILE)
    view = desk.get(wish)
    assert view.state is DownloadState.FAILED
    assert view.error == desk.refusal.info
    assert [name for name in desk.left() if not name.endswith(".json")] == []


def test_a_process_that_died_while_the_library_looked_loses_nothing(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("cut", 0))
    made = desk.downloads.start(wish)
    desk.end(made)
    (desk.home / FILE).unlink()
    again = desk.new()
    place = desk.home / ".incoming" / made / FILE
    place.parent.mkdir(parents=True)
    place.write_bytes(CONTENT)
    before = len(desk.hub.ranges())
    again.start(wish)
    view = again.wait(made, ENOUGH_S)
    assert view is not None
    assert view.state is DownloadState.DONE
    assert len(desk.hub.ranges()) == before


def test_the_token_goes_to_the_hub_alone(desk: Desk, wish: Wish) -> None:
    desk.hub.needs_token = "hf_secret"
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "hub_wants_token"
    desk.token = "hf_other"
    desk.downloads.resume(view.id)
    view = desk.end(view.id)
    assert view.error is not None
    assert view.error.code == "hub_refuses_token"
    desk.token = "hf_secret"
    desk.downloads.resume(view.id)
    assert desk.end(view.id).state is DownloadState.DONE
    assert {one.token for one in desk.hub.seen if one.place == "store"} == {""}
    files = [path.read_bytes() for path in desk.home.rglob("*") if path.is_file()]
    assert not any(b"hf_secret" in content for content in files)


def test_a_closed_keyring_is_no_reason_not_to_ask(desk: Desk, wish: Wish) -> None:
    def closed() -> str | None:
        raise KeyringMissing

    desk.downloads._token = closed
    assert desk.get(wish).state is DownloadState.DONE


def test_with_the_offline_switch_on_nothing_is_asked(desk: Desk, wish: Wish) -> None:
    desk.is_offline = True
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == OfflineSwitchOn.code
    assert desk.hub.seen == []
    assert desk.ledger.all == []
    with pytest.raises(OfflineSwitchOn):
        desk.downloads.look(desk.hub.repository)


def test_turning_the_switch_ends_what_is_under_way(desk: Desk, wish: Wish) -> None:
    desk.hub.moods.append(Mood("hold", 120_000))
    made = desk.downloads.start(wish)
    desk.come(120_000)
    desk.is_offline = True
    view = desk.end(made)
    assert view.error is not None
    assert view.error.code == OfflineSwitchOn.code
    assert desk.ledger.all[-1].outcome is EgressOutcome.SWITCHED_OFF
    assert desk.part().stat().st_size <= 120_000


def test_a_full_disk_is_found_out_before_any_byte(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.system.hub.part.RESERVE_BYTES", 1 << 60)
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "disk_too_small"
    assert desk.hub.ranges() == []


def test_a_disk_that_fills_up_under_way_stops_it_and_loses_nothing(
    small_disk: Path, hub: LoopbackHub, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.system.hub.part.RESERVE_BYTES", -(1 << 40))
    desk = Desk(small_disk, hub)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(900_000))
    view = desk.get(wish)
    assert view.error is not None
    assert view.error.code == "disk_too_small"
    kept = desk.part().stat().st_size
    assert 0 < kept < len(CONTENT)
    filler.unlink()
    desk.downloads.resume(view.id)
    assert desk.end(view.id).state is DownloadState.DONE
    assert (small_disk / FILE).read_bytes() == CONTENT
    assert desk.hub.ranges() == ["", f"bytes={kept}-"]
    desk.downloads.close()
    desk.guard.close()


def test_a_proxy_of_the_settings_is_used_but_not_for_this_machine(desk: Desk, wish: Wish) -> None:
    desk.settings = DownloadSettings(mirror=desk.hub.address, proxy="http://127.0.0.1:9")
    assert desk.get(wish).state is DownloadState.DONE
    assert {row.via for row in desk.ledger.all} == {""}
    desk.settings = DownloadSettings(mirror="https://hub.example", proxy="http://127.0.0.1:9")
    view = desk.get(Wish("some/one", "x.gguf"))
    assert view.error is not None
    assert view.error.code == "hub_unreachable"
    row = desk.ledger.all[-1]
    assert (row.host, row.via, row.address) == ("hub.example", "127.0.0.1:9", "")


def test_the_limit_of_the_settings_slows_it_down(
    desk: Desk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what is asked to be waited; how long that takes is not looked at."""
    waited: list[float] = []
    desk.settings = DownloadSettings(mirror=desk.hub.address, limit_mb_s=0.5)
    monkeypatch.setattr(Control, "wait", lambda _, seconds: waited.append(seconds))
    assert desk.get(wish).state is DownloadState.DONE
    assert waited[-1] > 0.2  # 300 kB at 500 kB/s, less what the burst lets through


KILLED = """
import sys, threading
from pathlib import Path
import app.__main__
from app.system.clock import SystemClock
from app.system.egress import EgressGuard
from app.system.hub.control import Control
from app.system.hub.downloads import HubDownloads
from app.domain.download import Wish
from app.domain.settings import DownloadSettings
from tests.fakes.egress import FakeLedger

class Sink:
    def publish(self, event):
        view = downloads.view(event.download_id)
        if view is not None and view.bytes_done:
            print(view.bytes_done, flush=True)

home, mirror, repository, file = sys.argv[1:]
guard = EgressGuard(FakeLedger(), lambda: False, SystemClock())
settings = DownloadSettings(mirror=mirror)
downloads = HubDownloads(Path(home), lambda proxy: guard.transport(), lambda: settings,
    lambda: None, lambda path, origin, is_wanted: path, lambda sha256: None, Sink(), SystemClock())
downloads.start(Wish(repository, file))
threading.Event().wait(60)
"""


def test_killed_in_the_middle_it_goes_on_in_the_next_process(desk: Desk, wish: Wish) -> None:
    """In the program's own lock: no library could open a connection besides."""
    desk.hub.moods.append(Mood("hold", 150_000))
    words = [str(desk.home), desk.hub.address, wish.repository, FILE]
    environment = {**os.environ, "HOME": str(desk.home / "user"), "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, *words], cwd=REPOSITORY, env=environment
    ) as child:
        try:
            desk.come(150_000)
        finally:
            child.kill()
    desk.hub.release.set()
    again = desk.new()
    [view] = again.views()
    assert (view.state, view.bytes_done) == (DownloadState.PAUSED, 150_000)
    again.resume(view.id)
    done = again.wait(view.id, ENOUGH_S)
    assert done is not None
    assert done.state is DownloadState.DONE
    assert (desk.home / FILE).read_bytes() == CONTENT
    assert desk.hub.ranges()[-1] == "bytes=150000-"
    assert not (desk.home / "user").exists()  # no cache of any library


NATIVE = """
import sys, app.__main__
from huggingface_hub import HfApi, constants
from huggingface_hub.utils._runtime import is_xet_available
assert constants.HF_HUB_DISABLE_XET and constants.HF_HUB_DISABLE_TELEMETRY
assert not is_xet_available()
assert "hf_xet" not in sys.modules
print("python only")
"""


def test_no_native_code_transfers_anything() -> None:
    """hf-xet is installed with huggingface_hub, and opens sockets that no lock of ours sees."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", NATIVE],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "python only", done.stderr


def test_a_native_transfer_that_the_hub_offers_is_not_taken(desk: Desk, wish: Wish) -> None:
    """It names a hash and a token's address for hf-xet in every answer, as the real one does."""
    assert desk.get(wish).state is DownloadState.DONE
    assert not any("xet" in one.path for one in desk.hub.seen)
    assert "hf_xet" not in sys.modules
    loaded = sum(row.bytes_in or 0 for row in desk.ledger.all)
    assert loaded > len(CONTENT)
