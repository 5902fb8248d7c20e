"""What the `homeport models` commands do."""

import sys
from pathlib import Path

from app.cli.model_words import model_json, model_lines
from app.cli.output import DONE, FAILED, STOPPED, put, put_json, say, say_error
from app.domain.model import ModelEntry, ModelProgress, ModelStage, ModelState
from app.domain.ports.models import OnModelProgress
from app.pipeline.house import House
from app.pipeline.models import use_model

_STAGES = {
    ModelStage.HASH: "reading it for its SHA-256",
    ModelStage.COPY: "copying it",
    ModelStage.TRIAL: "trying it in a process apart",
}
_GB = 1e9


def list_models(house: House, *, is_json: bool) -> int:
    """All models."""
    entries = house.shelf.entries()
    if is_json:
        put_json([model_json(entry) for entry in entries])
        return DONE
    for entry in entries:
        _put(entry)
    return DONE


def check_model(house: House, file: str, *, is_again: bool, is_json: bool) -> int:
    """Look at a file, or at a model by its name; 1 when it cannot be used."""
    path = Path(file)
    if not path.expanduser().exists():
        named = [one.path for one in house.shelf.entries() if file in {one.name, one.path.name}]
        path = named[0] if named else path
    entry = house.shelf.check(path, _telling(), is_again=is_again)
    _show(entry, is_json=is_json)
    if entry.problem is not None and not is_json:
        say_error(entry.problem)
    return DONE if entry.state is ModelState.READY else FAILED


def add_model(house: House, file: Path, *, is_json: bool) -> int:
    """Take a file in."""
    before = {entry.path for entry in house.shelf.entries()}
    entry = house.shelf.add(file, _telling())
    if entry.path in before:
        say(f"The same content is here already, as {entry.name}; it is not stored twice.")
    _show(entry, is_json=is_json)
    return DONE


def take_model(house: House, name: str, *, is_json: bool) -> int:
    """Use it."""
    entry = use_model(house, name, _telling())
    say(f"{entry.name} is used from the next task on.")
    _show(entry, is_json=is_json)
    return DONE


def remove_model(house: House, name: str, *, is_agreed: bool, is_json: bool) -> int:
    """Delete it, after asking where somebody can be asked."""
    entry = house.shelf.find(name)
    if not is_agreed and not _is_agreed(entry):
        say("Nothing was removed. With --yes it is not asked.")
        return STOPPED
    removed = house.shelf.remove(name)
    say(f"{removed.name} is removed; {removed.size_bytes / _GB:.1f} GB are free again.")
    if is_json:
        put_json({"removed": removed.name, "size_bytes": removed.size_bytes})
    return DONE


def export_model(house: House, name: str, to: Path, *, is_json: bool) -> int:
    """Write a pack."""
    pack = house.shelf.export(name, to, _telling())
    if is_json:
        put_json({"pack": str(pack)})
    else:
        put(f"The pack is {pack}.")
    return DONE


def import_model(house: House, pack: Path, *, is_json: bool) -> int:
    """Take a model from a pack."""
    _show(house.shelf.import_pack(pack, _telling()), is_json=is_json)
    return DONE


def _is_agreed(entry: ModelEntry) -> bool:
    if not sys.stdin.isatty():
        return False
    sys.stderr.write(f"Delete {entry.path} ({entry.size_bytes / _GB:.1f} GB)? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _show(entry: ModelEntry, *, is_json: bool) -> None:
    if is_json:
        put_json(model_json(entry))
    else:
        _put(entry)


def _put(entry: ModelEntry) -> None:
    for line in model_lines(entry):
        put(line)


def _telling() -> OnModelProgress:
    """Says each stage once, and on a terminal how far it is."""
    is_live = sys.stderr.isatty()
    last: list[ModelStage] = []

    def tell(progress: ModelProgress) -> None:
        if last[-1:] != [progress.stage]:
            if is_live and last:
                sys.stderr.write("\n")
            last.append(progress.stage)
            if not is_live:
                say(f"{_STAGES[progress.stage]} …")
        if is_live:
            share = progress.done_bytes / progress.total_bytes if progress.total_bytes else 0
            percent = f" {share:4.0%}" if progress.total_bytes else ""
            sys.stderr.write(f"\r{_STAGES[progress.stage]}{percent} ")
            sys.stderr.flush()
            if progress.total_bytes and progress.done_bytes == progress.total_bytes:
                sys.stderr.write("\n")
                last.append(progress.stage)

    return tell
