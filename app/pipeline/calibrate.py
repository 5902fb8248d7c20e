"""`homeport calibrate`: run prompts through the router and the local engine, and learn from them.

Nothing of it is stored, and nothing leaves this machine.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from app.domain.calibration import (
    BatchFigures,
    Calibration,
    CalibrationPrompt,
    KindFigures,
    Percentiles,
    Recommendation,
)
from app.domain.ports import EngineFacts, Ports
from app.domain.route import Decision
from app.pipeline.bench import warm_up
from app.pipeline.kinds import JSON_KINDS
from app.pipeline.metrics import quantile
from app.pipeline.trial import Line, Trial, make_line, route_of, try_line
from app.routing.calibration import Seen, by_length, recommend_limit, recommend_threshold

# Numbers at once that are less than the most get so many rounds, if there are prompts for it.
_ROUNDS = 4

Tell = Callable[[int, int], None]


class _Wave(NamedTuple):
    """Lines that ran so many at once, and how long all of them took together."""

    at_once: int
    trials: list[Trial]
    seconds: float


def calibrate(
    ports: Ports, prompts: Sequence[CalibrationPrompt], limit: int, tell: Tell
) -> Calibration:
    """Run up to `limit` of the prompts, and say what the routing settings should be.

    Which ones is left to chance, the same at each run: a file is often sorted. `tell` gets how many
    are done, of how many.

    Raises:
        AppError: the model cannot be loaded, or a prompt lacks what its kind needs.
    """
    chosen = random.Random(0).sample(list(prompts), min(limit, len(prompts)))  # noqa: S311
    facts = ports.engine.facts()
    lines = [make_line(ports, prompt) for prompt in chosen]
    routed = [(line, route_of(ports, line)) for line in lines]
    fit = [line for line, decision in routed if decision is not None]
    short = [line for line in fit if line.tokens <= facts.context_tokens]
    waves = list(_run(ports, short, facts.parallel, tell))
    decisions = [decision for _, decision in routed if decision is not None]
    left_out = {"unfit": len(lines) - len(fit), "too_long": len(fit) - len(short)}
    return _report(ports, facts, decisions, waves, left_out, len(prompts))


def _run(ports: Ports, lines: Sequence[Line], parallel: int, tell: Tell) -> Iterator[_Wave]:
    """All lines, in waves of 1, 2, 4 … at once; most of them as many at once as there can be."""
    done = 0
    if lines:
        warm_up(ports.engine)

    def try_one(line: Line) -> Trial:
        nonlocal done
        trial = try_line(ports, line)
        done += 1  # a figure for the eye: two threads may count as one
        tell(done, len(lines))
        return trial

    for at_once, wave in _waves(lines, parallel):
        with ThreadPoolExecutor(at_once) as pool:
            start_s = ports.clock.monotonic()
            try:
                trials = list(pool.map(try_one, wave))
            except BaseException:  # Ctrl+C too: what has not begun does not begin
                pool.shutdown(wait=False, cancel_futures=True)
                ports.engine.close()  # ends what has begun
                raise
            yield _Wave(at_once, trials, ports.clock.monotonic() - start_s)


def _waves(lines: Sequence[Line], parallel: int) -> Iterator[tuple[int, Sequence[Line]]]:
    """Shares of the lines by how many run at once: a few for each power of two, then the rest."""
    sizes = [1 << n for n in range(parallel.bit_length()) if 1 << n < parallel]
    share = len(lines) // (2 * len(sizes)) if sizes else 0
    start = 0
    for size in sizes:
        count = min(_ROUNDS * size, share)
        if count >= size:
            yield size, lines[start : start + count]
            start += count
    if lines[start:]:
        yield parallel, lines[start:]


def _report(
    ports: Ports,
    facts: EngineFacts,
    decisions: Sequence[Decision],
    waves: Sequence[_Wave],
    left_out: dict[str, int],
    prompts_in_file: int,
) -> Calibration:
    trials = [trial for wave in waves for trial in wave.trials]
    answered = [trial for trial in trials if trial.answers]
    # How long one waits is told for the usual case: as many at once as there can be.
    usual = [trial for trial in (waves[-1].trials if waves else ()) if trial.answers]
    return Calibration(
        model=facts.model,
        parallel=facts.parallel,
        context_tokens=facts.context_tokens,
        prompts=len(trials) + sum(left_out.values()),
        prompts_in_file=prompts_in_file,
        dispatch=_counted(one.route.value for one in decisions),
        reasons=_counted(one.reason for one in decisions),
        failed=_counted(trial.error_code for trial in trials if trial.error_code),
        validation_rate=_share(trial.is_valid for trial in answered),
        validation_rate_repaired=_share(one.is_valid or one.is_repaired for one in answered),
        flaws=_counted(trial.flaw for trial in answered if trial.flaw),
        seconds=_percentiles([trial.seconds for trial in usual]),
        first_token_s=_percentiles([trial.first_token_s for trial in usual]),
        by_kind={kind: _kind_figures(group) for kind, group in _kinds(answered).items()},
        by_batch=tuple(_batch(wave) for wave in waves),
        by_length={kind: tuple(by_length(seen)) for kind, seen in _seen(trials).items()},
        recommendations=_recommendations(ports, trials),
        **left_out,
    )


def _recommendations(ports: Ports, trials: Sequence[Trial]) -> tuple[Recommendation, ...]:
    routing = ports.settings.routing
    json = [one for one in trials if one.kind in JSON_KINDS and one.answers]
    bad = sum(not one.is_valid for one in json)
    threshold = routing.escalation_threshold
    return (
        recommend_limit(_seen(trials), routing.local_context_limit, threshold),
        recommend_threshold(bad, len(json), threshold, routing.window),
    )


def _seen(trials: Sequence[Trial]) -> dict[str, list[Seen]]:
    """Lengths and verdicts by kind; what the engine could not bear counts against its length."""
    return {
        kind: [Seen(trial.line.tokens, trial.is_valid) for trial in group]
        for kind, group in _kinds(trials).items()
    }


def _kinds(trials: Sequence[Trial]) -> dict[str, list[Trial]]:
    kinds: dict[str, list[Trial]] = {}
    for trial in trials:
        kinds.setdefault(trial.kind.value, []).append(trial)
    return kinds


def _kind_figures(trials: Sequence[Trial]) -> KindFigures:
    valid = sum(trial.is_valid for trial in trials)
    repaired = sum(trial.is_repaired for trial in trials)
    refused = len(trials) - valid - repaired
    return KindFigures(prompts=len(trials), valid=valid, repaired=repaired, refused=refused)


def _batch(wave: _Wave) -> BatchFigures:
    answers = [answer for trial in wave.trials for answer in trial.answers]
    written = sum(answer.completion_tokens for answer in answers)
    read = sum(answer.prompt_tokens for answer in answers)
    seconds = max(wave.seconds, 1e-9)
    return BatchFigures(
        at_once=wave.at_once,
        prompts=len(wave.trials),
        tokens_per_second=round(written / seconds, 2),
        total_tokens_per_second=round((read + written) / seconds, 2),
    )


def _counted(names: Iterator[str]) -> dict[str, int]:
    """How often each name stands there, the commonest first."""
    return dict(Counter(names).most_common())


def _share(verdicts: Iterator[bool]) -> float | None:
    known = list(verdicts)
    return round(sum(known) / len(known), 4) if known else None


def _percentiles(seconds: Sequence[float]) -> Percentiles:
    found = sorted(seconds)
    p50, p90, p95, p99 = (quantile(found, share) for share in (0.5, 0.9, 0.95, 0.99))
    return Percentiles(p50=p50, p90=p90, p95=p95, p99=p99)
