"""How much of their prompts tasks have read, as the bridge passes it on."""

from pytestqt.qtbot import QtBot

from app.domain.events import PromptRead, TextArrived
from app.ui.bridge import EventBridge


def test_what_was_read_of_prompts_comes_once_for_many_events(qtbot: QtBot) -> None:
    bridge = EventBridge()
    told: list[dict[str, float]] = []
    bridge.reading.connect(told.append)
    for done in range(0, 500, 10):
        bridge.on_event(PromptRead("a", "a1", done, 1000))
    bridge.on_event(PromptRead("a", "a2", 250, 1000))  # of two steps at once, the one read least
    bridge.on_event(PromptRead("b", "b1", 7, 0))
    bridge.on_event(PromptRead("c", "c1", 10, 100))
    bridge.on_event(TextArrived("c", "c1", "It"))  # it writes, so it has read
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"a": 0.25, "b": 1.0, "c": 1.0}]
