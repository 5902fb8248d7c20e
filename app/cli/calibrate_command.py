"""`homeport calibrate`: what this machine's answers say of the routing settings."""

from pathlib import Path
from typing import NamedTuple

from app.cli.json_lines import read_json_lines
from app.cli.output import DONE, put, put_models, say
from app.domain.calibration import Calibration, CalibrationPrompt, Recommendation
from app.domain.errors import AppError, NothingToCalibrate, PromptsInvalid, WorkElsewhere
from app.domain.ports import Ports
from app.pipeline.calibrate import calibrate
from app.pipeline.house import House
from app.pipeline.trial import task_of

_TOLD_EVERY = 10


class Wish(NamedTuple):
    """What was asked for on the command line."""

    prompts: Path | None
    limit: int
    is_applied: bool = False


def calibrate_house(house: House, wish: Wish, *, is_json: bool) -> int:
    """Run the prompts and print what they show; set it where that was asked for.

    Raises:
        NothingToCalibrate, PromptsInvalid, WorkElsewhere
        AppError: the model cannot be loaded, or a setting cannot be written.
    """
    if wish.prompts is None:
        raise NothingToCalibrate
    prompts = _read(house.ports, wish.prompts.expanduser())
    if not house.lock.try_acquire():
        raise WorkElsewhere
    try:
        found = calibrate(house.ports, prompts, wish.limit, _tell_progress)
    finally:
        house.lock.release()
    if is_json:
        put_models([found])
    else:
        for line in _lines(found):
            put(line)
    if wish.is_applied:
        _apply(house, found)
    return DONE


def _read(ports: Ports, file: Path) -> list[CalibrationPrompt]:
    prompts = read_json_lines(file, CalibrationPrompt, PromptsInvalid)
    for number, prompt in prompts.items():
        try:
            task_of(ports, prompt)
        except AppError as error:
            raise PromptsInvalid(path=file, line=number, reason=error.info.title) from None
    return list(prompts.values())


def _tell_progress(done: int, total: int) -> None:
    if done % _TOLD_EVERY == 0 or done == total:
        say(f"{done:,} of {total:,} prompts tried")


def _apply(house: House, found: Calibration) -> None:
    changes = [one for one in found.recommendations if one.is_change]
    for one in changes:
        house.settings_keeper.set(one.setting, f"{one.value}")
        say(f"{one.setting} is {one.value} now; it was {one.now}.")
    if not changes:
        say("Nothing was changed: no change is recommended with enough confidence.")


def _lines(found: Calibration) -> list[str]:
    """The report, one figure a line."""
    lines = [
        f"data          {found.prompts:,} of {found.prompts_in_file:,} prompts, "
        f"chosen by chance; {found.model}, {found.parallel} at once",
        f"dispatch      {_named(found.dispatch) or 'nothing'}",
        *(f"  {count:,} because {reason}" for reason, count in found.reasons.items()),
        *_left_out(found),
    ]
    if found.validation_rate is not None and found.validation_rate_repaired is not None:
        lines.append(
            f"valid         {found.validation_rate:.1%} at once, "
            f"{found.validation_rate_repaired:.1%} after a repair"
        )
    lines += [f"  {count:,} refused: {flaw}" for flaw, count in found.flaws.items()]
    lines += [
        f"  {name:<12}{one.valid:,} of {one.prompts:,} valid, {one.repaired:,} repaired"
        for name, one in found.by_kind.items()
    ]
    return [*lines, *_speed(found), *_lengths(found), *map(_advice, found.recommendations)]


def _left_out(found: Calibration) -> list[str]:
    lines = []
    if found.unfit:
        lines.append(f"not tried     {found.unfit:,}: the model is too coarse for them")
    if found.too_long:
        room = f"{found.context_tokens:,} tokens"
        lines.append(f"not tried     {found.too_long:,}: longer than the model's {room}")
    if found.failed:
        lines.append(f"failed        {_named(found.failed)}")
    return lines


def _speed(found: Calibration) -> list[str]:
    lines = []
    for name, one in (("first token", found.first_token_s), ("answer", found.seconds)):
        if one.p50 is not None:
            lines.append(
                f"{name:<14}{one.p50:.2f} s; 90% in {one.p90:.2f} s, 95% in {one.p95:.2f} s, "
                f"99% in {one.p99:.2f} s"
            )
    return lines + [
        f"  {one.at_once} at once: {one.tokens_per_second:,.0f} tokens a second written, "
        f"{one.total_tokens_per_second:,.0f} with those read ({one.prompts:,} prompts)"
        for one in found.by_batch
    ]


def _lengths(found: Calibration) -> list[str]:
    return [
        "length",
        *(
            f"  {kind:<12}up to {one.up_to_tokens:,} tokens: {one.refused:,} of {one.prompts:,} "
            f"refused ({one.failure_low:.0%} to {one.failure_high:.0%} of all such)"
            for kind, groups in found.by_length.items()
            for one in groups
        ),
    ]


def _advice(one: Recommendation) -> str:
    what = "leave it" if one.value is None else f"{one.value}"
    return (
        f"{one.setting} is {one.now}; recommended: {what} "
        f"({one.confidence.value} confidence): {one.reason}"
    )


def _named(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())
