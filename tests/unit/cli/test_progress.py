"""What the progress line counts."""

from app.cli.progress import Reading
from app.domain.events import PromptRead, StepFinished


def test_prompts_read_side_by_side_count_together_until_their_steps_are_done() -> None:
    reading = Reading()
    reading.after(PromptRead("task", "first", 50, 100))
    assert reading.after(PromptRead("task", "second", 25, 100)) == 0.75
    assert reading.after(PromptRead("other", "third", 100, 100)) == 1.0
    assert reading.after(PromptRead("task", "second", 75, 100)) == 1.25
    assert reading.after(StepFinished("task", "first")) == 0.75
