"""The child that a stranger's model is tried in: limits, an empty environment, nothing to steal.

It is started afresh for each trial, inherits only its three pipes, and says in lines of JSON how
far it came. What it does not say is told by how it ends.
"""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

from app.domain.errors import AppError
from app.domain.model import TemplateState
from app.domain.prompt import Message, Prompt
from app.engines.local.bounds import address_bytes
from app.engines.local.trial_words import Limits, TrialOrder, Tried

_PARENT_GONE = 3
# No GPU's driver has any part in a trial: its address space could not be limited.
_NO_GPUS = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "HIP_VISIBLE_DEVICES": "-1",
    "GGML_VK_VISIBLE_DEVICES": "",
    "OPENBLAS_NUM_THREADS": "1",
    "GOMP_SPINCOUNT": "3000",  # as in the worker
    "GGML_NO_BACKTRACE": "1",  # a debugger would be started to print where it gave up
}
TEST_CONVERSATION = (
    Message(role="system", content="You answer in one short sentence."),
    Message(role="user", content="What colour is the sky on a clear day?"),
)


def main() -> None:
    """Do one trial. The order is a line on standard input, which stays open while it is wanted."""
    order = TrialOrder.model_validate_json(sys.stdin.buffer.readline())
    threading.Thread(target=_die_with_parent, daemon=True).start()
    os.environ.update(_NO_GPUS)
    _limit(order.limits)
    _tell(Tried(stage="ready"))
    try:
        _try(order)
    except AppError as error:
        _tell(Tried(stage="failed", code=error.code, reason=error.info.title))
    except MemoryError:
        _tell(Tried(stage="failed", code="model_too_large"))


def _try(order: TrialOrder) -> None:
    from app.engines.local.session.template import judge_template  # noqa: PLC0415 - after limits

    _limit_memory(order.limits.template_bytes, is_for_good=False)
    verdict = judge_template(order.template, TEST_CONVERSATION)
    _tell(Tried(stage="template", template=verdict.state, reason=verdict.reason))
    if order.path is None or verdict.state is TemplateState.REFUSED:
        return
    _allow_more(order.limits)
    _load(Path(order.path), order.limits)


def _load(path: Path, limits: Limits) -> None:
    """Load the model and let it read the test conversation: the first pass through all layers."""
    from app.engines.local.loading import default_threads  # noqa: PLC0415
    from app.engines.local.session.first_words import read_conversation  # noqa: PLC0415

    read_conversation(
        path,
        Prompt(id="trial", messages=TEST_CONVERSATION),
        default_threads(),
        on_ready=lambda: _limit_memory(limits.memory_bytes),
        on_loaded=lambda: _tell(Tried(stage="loaded")),
    )
    _tell(Tried(stage="ran"))


def _tell(tried: Tried) -> None:
    sys.stdout.write(tried.model_dump_json() + "\n")
    sys.stdout.flush()


def _die_with_parent() -> None:
    """The parent keeps our standard input open while it lives and wants us."""
    with suppress(OSError, ValueError):
        while os.read(0, 1):
            pass
    os._exit(_PARENT_GONE)


def _limit(limits: Limits) -> None:
    """Where the system knows such limits; the parent's clock holds everywhere."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_NOFILE, limits.open_files)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (limits.template_cpu_s, -1))


def _allow_more(limits: Limits) -> None:
    """The template is through: time and memory to load and run."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    with suppress(OSError, ValueError):
        total_s = limits.template_cpu_s + limits.load_cpu_s
        resource.setrlimit(resource.RLIMIT_CPU, (total_s, total_s + 1))
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _limit_memory(more_bytes: int, *, is_for_good: bool = True) -> None:
    """So much address space on top of what there is: llama.cpp maps files instead of reading them.

    Only Linux tells how much there is; macOS does not hold to such a limit. One that is not for
    good can be lifted: by us, for a template cannot call anything.
    """
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415

    _set(resource.RLIMIT_AS, address_bytes() + more_bytes, is_for_good=is_for_good)


def _set(what: int, value: int, *, is_for_good: bool = True) -> None:
    import resource  # noqa: PLC0415

    _, hard = resource.getrlimit(what)
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (ceiling, ceiling if is_for_good else hard))
