"""Starting at login, on each platform by its own way; the platform's facts are fakes."""

import plistlib
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors.install import LoginItemRefused
from app.system.login_item import LoginItem, own_command

COMMAND = ["/opt/Home port/homeport"]


class FakeRegistry:
    """The current user's part of a registry, as winreg gives it."""

    HKEY_CURRENT_USER, KEY_ALL_ACCESS, REG_SZ = 1, 2, 3

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.key = ""
        self.is_locked = False

    def CreateKeyEx(self, root: int, key: str, _reserved: int, _access: int) -> "FakeRegistry":
        assert root == self.HKEY_CURRENT_USER
        if self.is_locked:
            raise PermissionError
        self.key = key
        return self

    def __enter__(self) -> "FakeRegistry":
        return self

    def __exit__(self, *_: object) -> None: ...

    def QueryValueEx(self, _key: Any, name: str) -> tuple[str, int]:
        if name not in self.values:
            raise FileNotFoundError
        return self.values[name], self.REG_SZ

    def SetValueEx(self, _key: Any, name: str, _reserved: int, kind: int, value: str) -> None:
        assert kind == self.REG_SZ
        self.values[name] = value

    def DeleteValue(self, _key: Any, name: str) -> None:
        if name not in self.values:
            raise FileNotFoundError
        del self.values[name]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_it_is_off_at_first_and_can_be_switched(platform: str, tmp_path: Path) -> None:
    registry = FakeRegistry() if platform == "win32" else None
    item = LoginItem(COMMAND, platform, tmp_path, registry)
    assert not item.is_on()
    item.set(is_on=False)
    item.set(is_on=True)
    assert item.is_on()
    assert LoginItem(COMMAND, platform, tmp_path, registry).is_on()
    item.set(is_on=False)
    assert not item.is_on()


def test_linux_gets_a_desktop_entry(tmp_path: Path) -> None:
    LoginItem([*COMMAND, "50%"], "linux", tmp_path).set(is_on=True)
    text = (tmp_path / ".config" / "autostart" / "homeport.desktop").read_text()
    assert text.startswith("[Desktop Entry]\n")
    assert 'Exec="/opt/Home port/homeport" 50%%\n' in text


def test_macos_gets_a_launch_agent(tmp_path: Path) -> None:
    LoginItem(COMMAND, "darwin", tmp_path).set(is_on=True)
    path = tmp_path / "Library" / "LaunchAgents" / "org.homeport.Homeport.plist"
    item = plistlib.loads(path.read_bytes())
    assert item["ProgramArguments"] == COMMAND
    assert item["RunAtLoad"] is True


def test_windows_gets_a_value_of_the_users_own_run_key() -> None:
    registry = FakeRegistry()
    LoginItem(["C:\\Home port\\homeport.exe"], "win32", registry=registry).set(is_on=True)
    assert registry.key == r"Software\Microsoft\Windows\CurrentVersion\Run"
    assert registry.values == {"Homeport": '"C:\\Home port\\homeport.exe"'}


def test_a_system_that_forbids_it_is_said_in_a_sentence(tmp_path: Path) -> None:
    registry = FakeRegistry()
    registry.is_locked = True
    with pytest.raises(LoginItemRefused):
        LoginItem(COMMAND, "win32", registry=registry).set(is_on=True)
    (tmp_path / ".config").write_text("a file where a folder should be")
    with pytest.raises(LoginItemRefused):
        LoginItem(COMMAND, "linux", tmp_path).set(is_on=True)


def test_what_is_started_is_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command()[-2:] == ["-m", "app"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/opt/homeport")
    assert own_command() == ["/opt/homeport"]
