"""`homeport sync`: send finished results to the user's own place, and say what waits and why."""

import getpass
import sys

from app.cli.output import DONE, FAILED, WAITING, put, put_json, say
from app.domain.errors.sync import SyncNotSetUp
from app.domain.sync import DatabasePlace, SyncReport, TargetReport
from app.pipeline.house import House
from app.pipeline.sync import prepare_targets, sync_once, sync_state


def sync(house: House, *, is_again: bool, is_look: bool, is_json: bool) -> int:
    """One pass of what happens in the background; or a look at how it stands."""
    ports = house.ports
    report = sync_state(ports) if is_look else sync_once(ports, is_asked=True, is_again=is_again)
    _tell(report, is_json=is_json)
    if is_look:
        return DONE
    if any(one.refused for one in report.targets):
        return FAILED
    return WAITING if any(one.waits for one in report.targets) else DONE


def prepare(house: House, *, is_anew: bool, is_json: bool) -> int:
    """Make each target a place for results."""
    report = prepare_targets(house.ports, is_anew=is_anew)
    if is_json:
        _tell(report, is_json=True)
    for one in report.targets:
        say(f"{one.place} is ready for results.")
    return DONE


def change_password(house: House, *, is_removed: bool) -> int:
    """Take the database's password from the terminal or from standard input."""
    at = house.ports.settings.sync.database
    if at is None:
        raise SyncNotSetUp
    if is_removed:
        house.passwords.remove(at)
    else:
        house.passwords.store(at, _read_password(at))
    where = "no more" if is_removed else "now"
    say(f"The password of {at.user} at {at.name} is {where} in the system's keyring.")
    return DONE


def _read_password(at: DatabasePlace) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Password of {at.user} at {at.name}: ")
    return sys.stdin.readline().rstrip("\r\n")


def _tell(report: SyncReport, *, is_json: bool) -> None:
    if is_json:
        put_json(report.model_dump(mode="json"))
        return
    for one in report.targets:
        put("\n".join(_lines(one)))
    if not report.targets:
        put(f"{SyncNotSetUp.title}. {SyncNotSetUp.hint}")
    elif not report.is_on:
        put("It is switched off: only `homeport sync` sends. sync.is_on")


def _lines(one: TargetReport) -> list[str]:
    lines = [f"{one.place}: {one.in_words()}"]
    for sent in one.sent:
        beside = f", beside another: revision {sent.revision}" if sent.is_conflict else ""
        lines.append(f"  sent {sent.task_id} {sent.document}{beside}")
    lines += [f"  not taken {no.task_id}: {no.error.title}" for no in one.refused]
    if one.waits is not None:
        lines += [f"  {one.waits.title}.", f"  {one.waits.hint}"]
    if one.kept_back:
        lines.append(
            f"  {one.kept_back:,} local-only results stay here: this place is not named in "
            f"sync.trusted ({one.trust_name})"
        )
    return lines
