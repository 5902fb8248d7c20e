"""A template that behaves in its trial and turns on the worker: refused once, the worker lives."""

from pathlib import Path

import pytest

from app.domain.errors import TemplateBroken
from app.domain.prompt import GREEDY, Message, Prompt
from app.engines.local.gguf import read_header
from app.engines.local.model_facts import TEMPLATE_KEY
from app.engines.local.supervisor import LocalEngine
from app.engines.local.trial import try_model
from app.engines.local.trial_words import Limits

pytestmark = pytest.mark.real_model
_TURNS = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n"
)
# The trial's conversation has two messages.
GREEDY_ONE = "{% set a = 'a' * 9999999999 %}"
# "sequence" takes whatever is raised, while it asks for a length, for a no.
DEAF = (
    "{% for i in range(999) %}{% for x in range(99999)|map('string')|map('upper') %}"
    "{% if loop is sequence %}{% endif %}{% break %}{% endfor %}{% endfor %}"
)


def with_template(model: Path, template: str, target: Path) -> Path:
    """The same model with another template of the same length."""
    old = read_header(model).text(TEMPLATE_KEY).encode()
    new = template.encode()
    new += b"{#" + b"-" * (len(old) - len(new) - 4) + b"#}"
    content = model.read_bytes()
    assert content.count(old) == 1
    assert len(new) == len(old)
    target.write_bytes(content.replace(old, new))
    return target


def conversation(messages: int, name: str) -> Prompt:
    asked = Message(role="user", content="Hello.")
    said = ((asked, Message(role="assistant", content="Hi.")) * messages)[:messages]
    return Prompt(id=name, messages=said, max_tokens=2, sampling=GREEDY)


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(GREEDY_ONE, id="memory"),
        pytest.param(DEAF, id="time", marks=pytest.mark.heavy),  # it has its ten seconds
    ],
)
def test_the_worker_outlives_it(starter_model: Path, tmp_path: Path, turn: str) -> None:
    hostile = "{% if messages|length > 2 %}" + turn + "{% endif %}"
    model = with_template(starter_model, hostile + _TURNS, tmp_path / "hostile.gguf")
    read = read_header(model).text(TEMPLATE_KEY)
    assert try_model(model, read, Limits(), lambda: None, is_loaded=False).problem is None
    engine = LocalEngine(lambda: model, 512, tmp_path / "engine.log")
    try:
        assert engine.generate(conversation(1, "before"), lambda _: None).text
        pid = engine.child_pid
        with pytest.raises(TemplateBroken):
            engine.generate(conversation(3, "hostile"), lambda _: None)
        with pytest.raises(TemplateBroken):  # it is known now: whatever it is asked
            engine.generate(conversation(1, "after"), lambda _: None)
        assert engine.child_pid == pid
    finally:
        engine.close()
