"""The prompts: document text is fenced, the user's wish and the repair are said."""

from app.domain.plan import StepRole
from app.prompting.summary import summary_messages


def test_the_text_is_whole_and_between_the_marks() -> None:
    system, user = summary_messages(StepRole.MAP, ["Page text."], "", is_repair=False)
    assert user.content.startswith("--- document ---\nPage text.\n--- end of document ---\n")
    assert "Page text." not in system.content


def test_notes_are_joined_in_order() -> None:
    user = summary_messages(StepRole.MERGE, ["first", "second"], "", is_repair=False)[1]
    assert "first\n\nsecond" in user.content


def test_wish_and_repair_are_said_outside_the_fence() -> None:
    user = summary_messages(StepRole.SINGLE, ["text"], "Name all ships", is_repair=True)[1]
    task = user.content.split("--- end of document ---")[1]
    assert "Name all ships" in task
    assert "empty answer" in task
    plain = summary_messages(StepRole.SINGLE, ["text"], "", is_repair=False)[1].content
    assert "also asks" not in plain
    assert "empty answer" not in plain
