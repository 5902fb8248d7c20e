"""Which models suit this machine, and which of them best. Pure.

Fit is `planning.fit`, as the engine will load it; speed is `planning.speed`.
"""

from collections.abc import Sequence

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelTooLarge
from app.domain.model_memory import Machine, ModelShape, kv_bytes, needed
from app.domain.recommendation import Advice, FitVerdict, MachineFacts
from app.planning.fit import Fit, Wanted, budget, has_room, plan_fit
from app.planning.speed import Share, written_per_second

# What the app plans its steps for, unless the settings say otherwise.
ADVICE_CONTEXT_TOKENS = 4096
# About as fast as people read. What is slower is called slow.
_READING_PER_S = 6.0
# From here on nobody waits for it; the finer of two files is worth its time only well above.
_PLEASANT_PER_S = 8.0
_BRISK_PER_S = 16.0
# What stays free on the disk for everything else.
DISK_RESERVE_BYTES = 500_000_000
_RAM_SHARE_AT_BEST = 0.8
_MOST_CONTEXT_TOKENS = 131_072
_BATCH_TOKENS = 4096
_GB = 1e9


def recommend(entries: Sequence[CatalogueEntry], facts: MachineFacts) -> list[Advice]:
    """Every entry with its verdict, the best first; `is_best` is set on one that fits, if any.

    Among those that fit, what is pleasantly fast and in one place comes first; then the more able
    model; then the finer quantization where it is brisk all the same. Among the slow ones the
    fastest is first. What does not fit comes last, the smallest first.

    Args:
        entries: the models from the least to the most able.
        facts: the machine's.
    """
    ability = {title: at for at, title in enumerate(entry.title for entry in entries)}
    advices = sorted(
        (advise(entry, facts) for entry in entries),
        key=lambda advice: _rank(advice, ability[advice.entry.title]),
    )
    if advices and advices[0].verdict is FitVerdict.FITS:
        advices[0] = advices[0]._replace(is_best=True)
    return advices


def advise(entry: CatalogueEntry, facts: MachineFacts) -> Advice:
    """One entry's verdict."""
    if entry.size_bytes + DISK_RESERVE_BYTES > facts.disk_free_bytes:
        needs, free = _gb(entry.size_bytes), _gb(facts.disk_free_bytes)
        stays = f"{free} GB are free, of which {_gb(DISK_RESERVE_BYTES)} GB stay free"
        return _unfit(entry, f"It needs {needs} GB of disk; {stays}.")
    try:
        fit = plan_fit(facts.machine, entry.shape, _wanted(entry, facts))
    except ModelTooLarge:
        return _unfit(entry, _too_large(entry, facts))
    return _advice(entry, facts, fit)


def _wanted(entry: CatalogueEntry, facts: MachineFacts) -> Wanted:
    tokens = min(ADVICE_CONTEXT_TOKENS, entry.architecture.context)
    return Wanted(tokens, 1, facts.gpu_memory_utilization, _BATCH_TOKENS)


def _advice(entry: CatalogueEntry, facts: MachineFacts, fit: Fit) -> Advice:
    shape, gpus = entry.shape, len(facts.machine.gpus)
    need = needed(shape, fit.demand, gpus)
    speed = written_per_second(facts, *_shares(entry, fit))
    has_context = fit.prompt_tokens >= min(ADVICE_CONTEXT_TOKENS, entry.architecture.context)
    is_quick = speed >= _READING_PER_S
    verdict = FitVerdict.FITS if is_quick and has_context else FitVerdict.SLOW
    rate = facts.download_bytes_per_second
    return Advice(
        entry,
        verdict,
        _sentence(fit, shape, speed, has_context=has_context),
        tokens_per_second=speed,
        context_tokens=_longest(shape, facts, fit),
        device_bytes=need.device_bytes,
        ram_bytes=need.ram_bytes,
        is_split=0 < fit.gpu_layers <= shape.layers,
        download_s=entry.size_bytes / rate if rate else None,
    )


def _sentence(fit: Fit, shape: ModelShape, speed: float, *, has_context: bool) -> str:
    if fit.gpu_layers > shape.layers:
        where = "All of it fits on the graphics card"
    elif fit.gpu_layers:
        where = f"{fit.gpu_layers} of its {shape.layers} layers fit on the graphics card"
    else:
        where = "It runs on the processor"
    told = f"{where}, about {speed:.0f} tokens a second" if speed >= 1 else f"{where}, very slowly"
    if not has_context:
        return f"{told}, and with {fit.prompt_tokens} tokens at a time only."
    return f"{told}."


def _shares(entry: CatalogueEntry, fit: Fit) -> tuple[Share, Share]:
    """Where the bytes that a token reads lie: weights, and half of its KV cache."""
    layers = entry.architecture.layers
    on_device = min(fit.gpu_layers, layers)
    cache = kv_bytes(entry.shape, fit.prompt_tokens // 2, fit.kv_type)
    inner = entry.size_bytes - entry.shape.outer_bytes + cache
    output = entry.bytes_per_token + cache - inner
    has_output = fit.gpu_layers > layers
    there = inner * on_device / layers + (output if has_output else 0)
    here = inner + output - there
    return Share(there, on_device), Share(here, layers - on_device)


def _longest(shape: ModelShape, facts: MachineFacts, fit: Fit) -> int:
    """The longest context of one prompt that still fits with the layers where they are."""
    limits = budget(facts.machine, facts.gpu_memory_utilization)
    longest = tokens = fit.prompt_tokens
    while tokens < min(shape.trained_context, _MOST_CONTEXT_TOKENS):
        tokens = min(tokens * 2, shape.trained_context, _MOST_CONTEXT_TOKENS)
        demand = fit.demand._replace(context_tokens=tokens)
        if not has_room(needed(shape, demand, limits.gpus), limits):
            break
        longest = tokens
    return longest


def _too_large(entry: CatalogueEntry, facts: MachineFacts) -> str:
    """What is missing, and whether it is only because of what is open now."""
    limits = budget(facts.machine, facts.gpu_memory_utilization)
    smallest = _least_need(entry, limits.gpus)
    told = f"It needs {_gb(smallest)} GB of memory; {_gb(limits.total_bytes)} GB can be used"
    at_best = int(facts.ram_total_bytes * _RAM_SHARE_AT_BEST)
    idle = facts.machine._replace(ram_free_bytes=max(at_best, facts.machine.ram_free_bytes))
    if _can_load(entry, facts, idle):
        return f"{told} now. With other programs closed it would fit."
    return f"{told}."


def _least_need(entry: CatalogueEntry, gpus: int) -> int:
    wanted = Wanted(512, 1, 1.0, 512)
    roomy = Machine((), ram_free_bytes=1 << 60, cores=1)
    return needed(entry.shape, plan_fit(roomy, entry.shape, wanted).demand, gpus).ram_bytes


def _can_load(entry: CatalogueEntry, facts: MachineFacts, machine: Machine) -> bool:
    try:
        plan_fit(machine, entry.shape, _wanted(entry, facts))
    except ModelTooLarge:
        return False
    return True


def _unfit(entry: CatalogueEntry, reason: str) -> Advice:
    return Advice(entry, FitVerdict.WONT_FIT, reason)


def _rank(advice: Advice, ability: int) -> tuple[int, float, float]:
    speed = advice.tokens_per_second or 0.0
    if advice.verdict is FitVerdict.FITS:
        size_bytes = advice.entry.size_bytes
        finer_first = -size_bytes if speed >= _BRISK_PER_S else size_bytes
        is_second = advice.is_split or speed < _PLEASANT_PER_S
        return int(is_second), -ability, finer_first
    if advice.verdict is FitVerdict.SLOW:
        return 2, -speed, 0
    return 3, advice.entry.size_bytes, 0


def _gb(size_bytes: int) -> str:
    return f"{size_bytes / _GB:.1f}"
