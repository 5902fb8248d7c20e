"""What can be wrong with the store: these stop all work."""

from app.domain.errors.base import AppError


class StoreError(AppError):
    """Base of the errors that stop all work, not just one task."""


class HomeNotWritable(StoreError):
    code = "home_not_writable"
    title = "Homeport cannot write to its folder {path}"
    hint = "Make the folder writable, or choose another with --home."


class DiskFull(StoreError):
    code = "disk_full"
    title = "The disk is full"
    hint = "Free some space and start again: finished steps are kept."
    is_retryable = True


class StoreBusy(StoreError):
    code = "store_busy"
    title = "The task store is in use by another program"
    hint = "Close the other program (a backup or sync tool, perhaps) and try again."
    is_retryable = True


class StoreDamaged(StoreError):
    code = "store_damaged"
    title = "The task store {path} is damaged"
    hint = "`homeport vault restore` puts the last good backup back and keeps the damaged files."


class StoreTooNew(StoreError):
    code = "store_too_new"
    title = "The task store was written by a newer Homeport"
    hint = "Update Homeport. The store was not touched."
