"""settings.yaml: defaults, and refusals with line and reason."""

from pathlib import Path

import pytest

from app.domain.errors import SettingsInvalid
from app.domain.settings import Settings
from app.domain.task import Privacy
from app.system.settings import load_settings


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_and_an_empty_file_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.yaml") == Settings()
    assert load_settings(write(tmp_path, "# nothing yet\n")) == Settings()


def test_nothing_may_leave_by_default() -> None:
    assert Settings().privacy.default is Privacy.LOCAL_ONLY


def test_values_are_read(tmp_path: Path) -> None:
    text = "local_engine:\n  model: /m/x.gguf\n  threads: 3\nprivacy:\n  default: cloud_allowed\n"
    settings = load_settings(write(tmp_path, text))
    assert settings.local_engine.model == "/m/x.gguf"
    assert settings.local_engine.threads == 3
    assert settings.privacy.default is Privacy.CLOUD_ALLOWED


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("local_engine:\n  modell: x.gguf\n", 2, "local_engine.modell"),
        ("routing:\n  local_context_limit: 4096\n  x: 1\n", 3, "routing.x"),
        ("\n\nrouting:\n  local_context_limit: many\n", 4, "routing.local_context_limit"),
        ("privacy:\n  default: sometimes\n", 2, "privacy.default"),
        ("- a\n- list\n", 1, "the file"),
        ("routing: [\n", 2, "the file"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, line: int, key: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(write(tmp_path, text))
    assert refused.value.facts["line"] == line
    assert refused.value.facts["key"] == key


def test_python_objects_are_not_made_from_yaml(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid):
        load_settings(write(tmp_path, "privacy: !!python/object/apply:os.getcwd []\n"))
