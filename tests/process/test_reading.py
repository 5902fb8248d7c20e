"""Reading files in a child process: limits, deaths, and a folder of real documents."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from app.domain import errors
from app.domain.errors import AppError
from app.ingest import reader as reader_module
from app.ingest.confinement import OUT_OF_MEMORY, Limits
from app.ingest.messages import Message
from app.ingest.picture import SCAN
from app.ingest.reader import LimitedReader
from tests.conftest import REPOSITORY
from tests.unit.ingest.pdfs import blank, lines, make_pdf, picture

MB = 1_000_000


pytestmark = pytest.mark.usefixtures("alone")


def sparse(path: Path, head: bytes, size_bytes: int) -> Path:
    """A long file that takes no room on the disk."""
    path.write_bytes(head)
    os.truncate(path, size_bytes)
    return path


def refusal(path: Path, limits: Limits | None = None) -> AppError:
    with closing(LimitedReader(limits)) as reader, pytest.raises(AppError) as refusal:
        reader.read(path)
    assert multiprocessing.active_children() == []
    return refusal.value


def text_of(path: Path, limits: Limits | None = None) -> str:
    with closing(LimitedReader(limits)) as reader:
        return reader.read(path).text


# --- what is read -------------------------------------------------------------------------


def test_a_pdf_comes_through_page_by_page(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines("One"), blank, picture, lines("Four")])
    pages = LimitedReader().read(path).pages
    assert [page.text for page in pages] == ["One\n\n", "", "", "Four\n\n"]
    assert [page.problem for page in pages] == [None, None, SCAN, None]


def test_a_long_text_comes_through_whole(tmp_path: Path) -> None:
    text = "".join(f"Line {number}: größer als die Leitung.\n" for number in range(20_000))
    path = tmp_path / "long.txt"
    path.write_bytes(text.encode("utf-16"))
    reading = LimitedReader().read(path)
    assert reading.text == text
    assert reading.size_bytes == path.stat().st_size


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear all")
    link = tmp_path / "link"
    link.symlink_to("letter.txt")
    assert text_of(link) == "Dear all"


def test_reading_leaves_no_process_no_open_file_and_no_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good, bad = make_pdf(tmp_path / "a.pdf", [lines("One")]), tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    LimitedReader().read(good)  # multiprocessing keeps a file or two open from its first use on
    before = psutil.Process().num_fds()
    for _ in range(3):
        LimitedReader().read(good)
        refusal(bad)
    assert psutil.Process().num_fds() == before
    assert capfd.readouterr() == ("", "")


# --- what is refused ----------------------------------------------------------------------


def test_a_pdf_without_text_is_refused_with_its_page_count(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "scan.pdf", [picture, picture, blank])
    error = refusal(path)
    assert isinstance(error, errors.DocumentHasNoText)
    assert error.facts == {"name": "scan.pdf", "pages": 3}


def test_a_refusal_keeps_its_facts_on_the_way(tmp_path: Path) -> None:
    error = refusal(sparse(tmp_path / "long.txt", b"text", 100 * MB + 1))
    assert isinstance(error, errors.DocumentTooLarge)
    assert error.facts == {"name": "long.txt", "size_mb": 101, "limit_mb": 100}


def test_a_file_whose_name_is_no_text_is_read_or_refused_like_any_other(tmp_path: Path) -> None:
    good = tmp_path / os.fsdecode(b"caf\xe9.txt")
    bad = tmp_path / os.fsdecode(b"caf\xe9.bin")
    try:
        good.write_bytes(b"Dear all")
    except OSError:
        pytest.skip("this file system takes no such names")
    bad.write_bytes(bytes(range(256)))
    assert text_of(good) == "Dear all"
    error = refusal(bad)
    assert isinstance(error, errors.DocumentFormatUnknown)
    assert "caf\ufffd.bin" in error.info.title


def _folder(folder: Path) -> Path:
    return folder


def _missing(folder: Path) -> Path:
    return folder / "gone.txt"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"text")
    return folder / "file" / "below.txt"


def _impossible_name(folder: Path) -> Path:
    return folder / "nul\0.txt"


def _endless_name(folder: Path) -> Path:
    return folder / ("long" * 100)


def _dangling_link(folder: Path) -> Path:
    (folder / "link.txt").symlink_to("gone.txt")
    return folder / "link.txt"


def _empty(folder: Path) -> Path:
    (folder / "empty.pdf").touch()
    return folder / "empty.pdf"


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "fifo.txt")
    return folder / "fifo.txt"


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (_folder, errors.DocumentIsFolder),
        (_missing, errors.DocumentMissing),
        (_below_a_file, errors.DocumentMissing),
        (_impossible_name, errors.DocumentMissing),
        (_endless_name, errors.DocumentNotReadable),
        (_dangling_link, errors.DocumentMissing),
        (_empty, errors.DocumentEmpty),
        (_fifo, errors.DocumentFormatUnknown),
    ],
)
def test_what_needs_no_look_inside_is_refused_without_a_child(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], Path],
    kind: type[AppError],
) -> None:
    monkeypatch.setattr(LimitedReader, "_messages", None)
    path = make(tmp_path)
    for refused in (LimitedReader().read, LimitedReader().fingerprint):
        with pytest.raises(kind) as refusal:
            refused(path)
        assert refusal.value.facts == {"name": path.name}


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is unreadable for root"
)
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"text")
    path.chmod(0)
    assert isinstance(refusal(path), errors.DocumentNotReadable)


@pytest.mark.parametrize(
    ("head", "size_bytes", "kind"),
    [
        (b"%PDF-1.7", 500 * MB + 1, errors.DocumentTooLarge),
        (b"%PDF-1.7", 2 * MB, errors.DocumentDamaged),
        (b"PK\x03\x04", 2 * MB, errors.DocumentDamaged),
        (b"GIF89a", 2 * MB, errors.DocumentFormatUnknown),
        (b" \n ", 3, errors.DocumentEmpty),
    ],
    ids=["too large", "damaged", "damaged zip", "unknown format", "white space"],
)
def test_what_the_child_refuses_is_refused_by_name(
    tmp_path: Path, head: bytes, size_bytes: int, kind: type[AppError]
) -> None:
    error = refusal(sparse(tmp_path / "strange.pdf", head, size_bytes))
    assert isinstance(error, kind)
    assert error.facts["name"] == "strange.pdf"


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [lines("One")], password="secret")
    assert isinstance(refusal(path), errors.DocumentEncrypted)


@pytest.mark.parametrize("name", ["two\nlines.txt", "\u202etxt.exe", "-rf", "'; ls"])
def test_a_strange_name_is_no_matter(tmp_path: Path, name: str) -> None:
    good, bad = tmp_path / name, tmp_path / f"{name}.bin"
    good.write_bytes(b"Dear all")
    bad.write_bytes(bytes(range(256)))
    assert text_of(good) == "Dear all"
    title = refusal(bad).info.title
    assert title.isprintable()


class _Meddling(LimitedReader):
    """Does something to the file when its first page has come."""

    def __init__(self, meddle: Callable[[Path], object]) -> None:
        super().__init__()
        self._meddle = meddle

    def _receive(self, connection: Connection, path: Path) -> Message:
        message = super()._receive(connection, path)
        self._meddle(path)
        return message


@pytest.mark.parametrize(
    ("meddle", "kind"),
    [
        (lambda path: path.write_bytes(b"something else"), errors.DocumentChanged),
        (lambda path: path.unlink(missing_ok=True), errors.DocumentMissing),
    ],
    ids=["changes", "vanishes"],
)
def test_a_file_that_does_not_stay_is_told(
    tmp_path: Path, meddle: Callable[[Path], object], kind: type[AppError]
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"A line of a long text file\n" * 100_000)
    with pytest.raises(kind):
        _Meddling(meddle).read(path)


# --- limits -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to this limit")
def test_reading_stops_at_the_memory_limit(tmp_path: Path) -> None:
    short, long = tmp_path / "short.txt", tmp_path / "long.txt"
    short.write_bytes(b"text")
    long.write_bytes(b"A line of a very long text file\n" * 2_000_000)
    limits = Limits(memory_bytes=250 * MB)
    assert text_of(short, limits) == "text"
    assert isinstance(refusal(long, limits), errors.ReadingTookTooLong)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_reading_stops_at_the_limit_of_processor_time(tmp_path: Path) -> None:
    """Dropping this many zero bytes takes several seconds."""
    path = sparse(tmp_path / "long.txt", b"A line\n" * 20_000, 99 * MB)
    assert isinstance(refusal(path, Limits(cpu_s=1)), errors.ReadingTookTooLong)


def test_a_silent_child_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")
    assert isinstance(refusal(path, Limits(silence_s=0)), errors.ReadingTookTooLong)


# --- deaths -------------------------------------------------------------------------------


def _killed(connection: Connection, path: Path, limits: Limits) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _crashing(connection: Connection, path: Path, limits: Limits) -> None:
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)


def _out_of_memory(connection: Connection, path: Path, limits: Limits) -> None:
    os._exit(OUT_OF_MEMORY)


def _ending_early(connection: Connection, path: Path, limits: Limits) -> None:
    connection.send_bytes(b'{"type": "started", "media_type": "x", "sha256": "", "size_bytes": 1}')


def _babbling(connection: Connection, path: Path, limits: Limits) -> None:
    connection.send_bytes(b"not a message")


def _saying_nothing(connection: Connection, path: Path, limits: Limits) -> None:
    connection.send_bytes(b'{"type": "ended"}')


def _refusing_oddly(connection: Connection, path: Path, limits: Limits) -> None:
    connection.send_bytes(b'{"type": "refused", "code": "no_such_code", "facts": {"a": 1}}')


@pytest.mark.parametrize(
    ("child", "kind"),
    [
        (_killed, errors.ReadingTookTooLong),
        (_out_of_memory, errors.ReadingTookTooLong),
        (_crashing, errors.DocumentDamaged),
        (_ending_early, errors.DocumentDamaged),
        (_babbling, errors.DocumentDamaged),
        (_saying_nothing, errors.DocumentDamaged),
        (_refusing_oddly, errors.DocumentDamaged),
    ],
)
def test_whatever_the_child_does_the_user_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    child: Callable[[Connection, Path, Limits], None],
    kind: type[AppError],
) -> None:
    monkeypatch.setattr(reader_module, "serve", child)
    path = tmp_path / "a.letter"  # by its name no plain text, so it has a child of its own
    path.write_bytes(b"text")
    error = refusal(path)
    assert isinstance(error, kind)
    assert error.facts == {"name": "a.letter"}


class _KillingReader(LimitedReader):
    """Kills its child in the middle: after the first message, while the pipe is full."""

    def _receive(self, connection: Connection, path: Path) -> Message:
        message = super()._receive(connection, path)
        for child in multiprocessing.active_children():
            child.kill()
        return message


def test_a_child_killed_in_the_middle_gives_no_half_document(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"A line of a long text file\n" * 100_000)
    with pytest.raises(errors.ReadingTookTooLong):
        _KillingReader().read(path)
    assert multiprocessing.active_children() == []


_PARENT = """
import multiprocessing, sys
from pathlib import Path
from app.ingest.reader import LimitedReader

class Waiting(LimitedReader):
    def _receive(self, connection, path):
        super()._receive(connection, path)
        print(multiprocessing.active_children()[0].pid, flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    Waiting().read(Path(sys.argv[1]))
"""


def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    path, script = tmp_path / "long.txt", tmp_path / "parent.py"
    path.write_bytes(b"A line of a long text file\n" * 100_000)
    script.write_text(_PARENT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), str(path)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    _, alive = psutil.wait_procs([child], timeout=5)
    assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
