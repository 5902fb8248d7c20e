"""A model's first pass: loaded, given a conversation, asked for the numbers of the next word."""

from collections.abc import Callable
from pathlib import Path

import llama_cpp
import numpy as np

from app.domain.errors.models import ModelTrialFailed
from app.domain.prompt import Prompt
from app.engines.local.batch import Decoded, Row
from app.engines.local.session.context import Context, ContextShape
from app.engines.local.session.model import Model

_CELLS = 512


def read_conversation(
    path: Path,
    prompt: Prompt,
    threads: int,
    *,
    on_ready: Callable[[], None],
    on_loaded: Callable[[], None],
) -> None:
    """Load a model on the CPU and let it read a short conversation.

    The weights stay in the mapped file, so that less memory than they take will do.

    Args:
        path: a GGUF file.
        prompt: what it reads.
        threads: for the reading.
        on_ready: called when llama.cpp is ready, before it opens the file.
        on_loaded: called when the weights are there.

    Raises:
        ModelLoadFailed, TemplateBroken, EngineFailed, ModelTrialFailed.
    """
    llama_cpp.llama_backend_init()
    on_ready()
    model = Model(path, gpu_layers=0, is_repacked=False)
    context = Context(model, ContextShape(_CELLS, 1, _CELLS, threads))
    on_loaded()
    tokens = model.encode(prompt)[:_CELLS]
    done = context.decode([Row(0, 0, tokens, wants_logits=True)])
    if done is not Decoded.DONE:
        raise ModelTrialFailed(name=path.name, reason="it has no room for a short conversation")
    if not np.isfinite(context.logits(len(tokens) - 1)).all():
        raise ModelTrialFailed(name=path.name, reason="its weights give no numbers")
    context.close()
    model.close()
