"""`homeport watch --keep`, `--list` and `--forget`: folders that the app watches by itself."""

from app.cli.output import DONE, put, put_json, say
from app.domain.errors import printable
from app.domain.watched import WatchedFolder
from app.pipeline.house import House
from app.pipeline.kept_folders import forget_folder, keep_folder
from app.pipeline.submit import Order


def keep(house: House, order: Order, *, is_json: bool) -> int:
    """Have the window look at a folder from now on."""
    folder = keep_folder(house.ports, order)
    if is_json:
        put_json(_as_dict(folder))
    else:
        say(f"Watched from now on, while the window is open: {_line(folder)}")
    return DONE


def list_kept(house: House, *, is_json: bool) -> int:
    """The folders that are watched, the oldest first."""
    folders = house.ports.watched.all()
    if is_json:
        put_json([_as_dict(folder) for folder in folders])
        return DONE
    for folder in folders:
        put(_line(folder))
    if not folders:
        say("No folder is watched. `homeport watch FOLDER KIND --keep` keeps one.")
    return DONE


def forget(house: House, key: str, *, is_json: bool) -> int:
    """Look at a folder no more; its tasks stay."""
    gone = forget_folder(house.ports, key)
    if is_json:
        put_json([_as_dict(folder) for folder in gone])
        return DONE
    for folder in gone:
        say(f"Watched no more: {_line(folder)}")
    return DONE


def _line(folder: WatchedFolder) -> str:
    asked = folder.asked
    parts = (folder.id, asked.kind.value, asked.privacy.value, printable(folder.path))
    return "  ".join(parts)


def _as_dict(folder: WatchedFolder) -> dict[str, object]:
    asked = folder.asked
    return {
        "id": folder.id,
        "path": printable(folder.path),
        "kind": asked.kind.value,
        "category": asked.category.value,
        "privacy": asked.privacy.value,
        "instruction": asked.instruction,
        "preset": asked.preset,
        "since": folder.since.isoformat(),
    }
