"""A chat template's verdict: a stranger's program, looked at and run in llama-cpp-python's sandbox.

The sandbox is jinja2's ImmutableSandboxedEnvironment. It keeps a template from Python's insides,
not from running forever: whoever calls this limits the process's time. jinja2 is what
llama-cpp-python itself renders templates with, and comes with it.
"""

import re
from collections.abc import Sequence
from typing import Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from llama_cpp import llama_chat_format

from app.domain.model import TemplateState, TemplateVerdict
from app.domain.prompt import Message
from app.engines.local.bounds import TookTooLong
from app.engines.local.session.model import render_turns
from app.engines.local.template import TemplateFault, render_segments

_INSIDES = re.compile(r"__\w+__")
_REASONS = {
    "SecurityError": "it reaches for what is not a template's business",
    "UndefinedError": "it uses names that templates do not have",
    "TemplateSyntaxError": "it is not written in the language of templates",
    "TemplateAssertionError": "it is not written in the language of templates",
    "RecursionError": "it calls itself without end",
    "MemoryError": "it uses up all memory",
    "OverflowError": "it counts too far",
    "TookTooLong": "it does not come to an end",
}


def judge_template(source: str, conversation: Sequence[Message]) -> TemplateVerdict:
    """What a template is worth: looked through for what no template needs, then rendered.

    Args:
        source: the template; empty: the model has none.
        conversation: what it has to render, each message once and in order.
    """
    if not source.strip():
        return TemplateVerdict(state=TemplateState.NONE)
    try:
        insides = _insides(source)
        if insides:
            return _refused(f"it reaches for Python's insides ({insides})")
        formatter = llama_chat_format.Jinja2ChatFormatter(
            template=source,
            eos_token="</s>",  # noqa: S106 - no password
            bos_token="<s>",  # noqa: S106
        )
        render_segments(lambda turns: render_turns(formatter, turns), conversation)
    except TemplateFault as fault:
        return _refused(_REASONS.get(str(fault), f"it fails on a short conversation: {fault}"))
    except (Exception, TookTooLong) as fault:  # noqa: BLE001 - a stranger's program raises anything
        kind = type(fault).__name__
        return _refused(_REASONS.get(kind, f"it fails on a short conversation: {kind}"))
    return TemplateVerdict(state=TemplateState.WORKS)


def _refused(reason: str) -> TemplateVerdict:
    return TemplateVerdict(state=TemplateState.REFUSED, reason=reason)


def _insides(source: str) -> str:
    """The first name like `__class__` in the template, in branches that are never run, too."""
    tags: Any = llama_chat_format.Jinja2ChatFormatter.IgnoreGenerationTags
    environment = ImmutableSandboxedEnvironment(extensions=[tags, "jinja2.ext.loopcontrols"])
    tree = environment.parse(source)
    for node in tree.find_all((nodes.Getattr, nodes.Name, nodes.Const)):
        found = _INSIDES.fullmatch(_word(node))
        if found:
            return found.group()[:40]
    return ""


def _word(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Name):
        return node.name
    value = getattr(node, "value", None)
    return value if isinstance(value, str) else ""
