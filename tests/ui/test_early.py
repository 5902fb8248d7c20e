"""The empty window that is there while the rest loads: in a process of its own, as it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from app.system.open_window import is_window_open
from app.ui.display import is_window_wanted

_RESOURCES = Path(__file__).parent.parent.parent / "resources"
_FIRST_PAINT = """
import sys
from app.ui.early import open_early
try:
    open_early(lambda: sys.exit("nothing is loaded before the first paint"), "")
finally:
    heavy = ("pydantic", "sqlalchemy", "alembic", "typer", "rich", "keyring", "httpx",
             "multiprocessing", "app.ui.theme", "app.ui.home", "app.bootstrap", "app.domain",
             "app.pipeline")
    print(sorted(name for name in heavy if name in sys.modules))
"""
_GIVES_WAY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import app.ui.early as early
import app.ui.early_desk as desk
loaded = []
assert early.open_early(lambda: loaded.append(True), "")
assert loaded
application = QApplication.instance()
[first] = application.topLevelWidgets()
place = first.pos()
window = QMainWindow()
window.show()
QTimer.singleShot(20_000, application.quit)
timer = QTimer(interval=10)
where = []  # to quit closes all windows
def look():
    if not desk._standing:
        where.append((window.isVisible(), (window.pos() - place).manhattanLength() < 60))
        application.quit()
timer.timeout.connect(look)
timer.start()
application.exec()
print("gave way", *where[0])
"""
_CLOSED_AT_ONCE = """
from PySide6.QtCore import QTimer
import app.ui.early as early
import app.ui.early_desk as desk
class Desk(desk.EarlyDesk):
    def __init__(self, application, window, resources):
        super().__init__(application, window, resources)
        QTimer.singleShot(0, window.close)  # before it was painted
desk.EarlyDesk = Desk
print(early.open_early(lambda: None, ""))
"""
_TAKES = """
from pathlib import Path
from PySide6.QtCore import QEventLoop, QMimeData, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import app.ui.early as early
import app.ui.early_desk as desk
from app.ui.home.drop_zone import DropZone
took = []
def give():
    [standing] = desk._standing
    for name in ("one.txt", "two.txt", "one.txt"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(f"/papers/{name}")])
        standing.zone.take(data)
    data = QMimeData()
    data.setText("A few words.")
    standing.zone.take(data)
    standing.zone.dialog_wanted.emit()
    print(standing.words.text())
    took.append(True)
def load():
    while not took:
        pass
QTimer.singleShot(0, lambda: QTimer.singleShot(300, give))
assert early.open_early(load, RESOURCES)
desk.undress()
zone = DropZone()
heard = []
zone.dropped.connect(lambda paths: heard.append([path.as_posix() for path in paths]))
zone.given.connect(lambda found: heard.append(found.text))
zone.dialog_wanted.connect(lambda: heard.append("dialog"))
desk.given.hand_over(zone)
desk.given.add([Path("/papers/late.txt")])
print(heard)
"""


def run(code: str, **changes: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **changes},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_only_qt_is_loaded_before_the_first_paint() -> None:
    done = run(_FIRST_PAINT, HOMEPORT_QUIT_AFTER_FIRST_PAINT="1")
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_it_gives_its_place_to_the_window_that_comes() -> None:
    done = run(_GIVES_WAY)
    assert done.stdout == "gave way True True\n", done.stderr


def test_closed_before_it_can_do_anything_it_ends() -> None:
    done = run(_CLOSED_AT_ONCE, QT_QPA_PLATFORM="offscreen")
    assert done.stdout == "False\n", done.stderr


def test_what_it_is_given_goes_to_the_window_that_comes() -> None:
    done = run(_TAKES.replace("RESOURCES", repr(str(_RESOURCES))))
    told, heard = done.stdout.splitlines()
    assert told == "Taken: 3. In a moment you are asked what is wanted."
    assert heard == str(
        [["/papers/one.txt", "/papers/two.txt"], "A few words.", ["/papers/late.txt"]]
    ), done.stderr


def test_the_app_ends_after_its_first_paint_or_when_its_window_was_painted(tmp_path: Path) -> None:
    for until in ("1", "window"):
        done = subprocess.run(
            [sys.executable, "-m", "app", "--home", str(tmp_path)],
            env={**os.environ, "HOMEPORT_QUIT_AFTER_FIRST_PAINT": until},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert (tmp_path / "homeport.db").exists() is (until == "window")


@pytest.mark.parametrize(
    ("words", "is_wanted"),
    [
        ([], True),
        (["--sample"], True),
        (["--home", "/x"], True),
        (["--home=/x", "--sample"], True),
        (["--home"], False),
        (["--version"], False),
        (["--home", "/x", "queue", "list"], False),
        (["report.pdf"], False),
    ],
)
def test_it_is_there_only_where_nothing_but_the_window_is_asked_for(
    words: list[str], is_wanted: bool
) -> None:
    assert is_window_wanted(words) is is_wanted


def test_it_is_not_there_where_the_window_is_open_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--home", str(tmp_path)]
    assert not is_window_open(arguments)
    with FileLock(tmp_path / "window.lock"):
        assert is_window_open(arguments) is (sys.platform != "win32")
        assert is_window_open([f"--home={tmp_path}"]) is (sys.platform != "win32")
        monkeypatch.setenv("HOMEPORT_HOME", str(tmp_path))
        assert is_window_open([]) is (sys.platform != "win32")
    assert not is_window_open(arguments)
