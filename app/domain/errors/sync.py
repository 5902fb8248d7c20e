"""What can keep results from the user's own place. Nothing is lost: they stay in the store.

- SyncWaits    the target as a whole: nothing goes there for now, later tries may succeed.
- SyncRefused  this one result: the others go on.
"""

from app.domain.errors.base import AppError


class SyncWaits(AppError):
    """Base of what holds up a target. `reason` is ours: never a server's words."""

    is_retryable = True


class SyncFolderGone(SyncWaits):
    code = "sync_folder_gone"
    title = "The folder {path} is not there"
    hint = "Mount the share or plug in the disk. The results wait and go there by themselves."


class SyncFolderUnprepared(SyncWaits):
    code = "sync_folder_unprepared"
    title = "{path} has no mark that results belong there"
    hint = "Mount it, if it is a share. If it is a new folder for results: `homeport sync prepare`."


class SyncFolderEmptied(SyncWaits):
    code = "sync_folder_emptied"
    title = "{path} has had results, and now the mark is not there"
    hint = "Mount the share first. If it is another folder now: `homeport sync prepare --anew`."


class SyncMarkDamaged(SyncWaits):
    code = "sync_mark_damaged"
    title = "The mark in {path} cannot be read"
    hint = "Delete {name} there, then `homeport sync prepare --anew`. Results there are kept."


class SyncFolderProtected(SyncWaits):
    code = "sync_folder_protected"
    title = "Homeport may not write to {path}"
    hint = "Make the folder writable. The results wait and go there by themselves."


class SyncFolderFull(SyncWaits):
    code = "sync_folder_full"
    title = "There is no room left at {path}"
    hint = "Free some space there. The results wait and go there by themselves."


class SyncTargetTooNew(SyncWaits):
    code = "sync_target_too_new"
    title = "{place} was set up by a newer Homeport"
    hint = "Update Homeport. Nothing there was touched."


class SyncNoNetwork(SyncWaits):
    code = "sync_no_network"
    title = "There is no network to reach {place}"
    hint = "The results wait and go there by themselves."


class SyncServerAway(SyncWaits):
    code = "sync_server_away"
    title = "{place} cannot be reached ({reason})"
    hint = "The results wait and go there by themselves."


class SyncServerRefuses(SyncWaits):
    code = "sync_server_refuses"
    title = "{place} does not take results ({reason})"
    hint = "Ask who runs the database. The results wait and go there by themselves."


class SyncPasswordWanted(SyncWaits):
    code = "sync_password_wanted"
    title = "{place} does not let {user} in ({reason})"
    hint = "Store the password with `homeport sync password`. The results wait."


class SyncUnderWay(SyncWaits):
    code = "sync_under_way"
    title = "Another window or command is sending results just now"
    hint = "Nothing to do: it sends them all."


class SyncRefused(AppError):
    code = "sync_refused"
    title = "{place} did not take this result ({reason})"
    hint = "The result is kept here: `homeport queue show {task_id}`. The others go on."


class SyncNotSetUp(AppError):
    code = "sync_not_set_up"
    title = "No place for results is set up"
    hint = "`homeport settings set sync.folder FOLDER`, or sync.database_url."


class SyncFolderWatched(AppError):
    code = "sync_folder_watched"
    title = "Results go to {path}, and that and the watched folder are within each other"
    hint = "Set sync.folder elsewhere, or the results would be taken for new documents."


class PasswordInvalid(AppError):
    code = "password_invalid"
    title = "This is no password: it is empty, too long, or has signs that cannot be typed"
    hint = "Type it again. Nothing was stored."
