"""What can go wrong with the installation itself: a newer version, starting at login."""

from app.domain.errors.base import AppError


class UpdatesNotSetUp(AppError):
    code = "updates_not_set_up"
    title = "No address for newer versions is set"
    hint = "Set updates.address to one whose first line is the newest version's number."


class UpdateUnknown(AppError):
    code = "update_unknown"
    title = "The address for newer versions does not answer with a version"
    hint = "Check updates.address and the connection, then try again. Nothing else is affected."
    is_retryable = True


class LoginItemRefused(AppError):
    code = "login_item_refused"
    title = "This system does not let Homeport start at login"
    hint = "Add it by hand to the programs that your system starts at login."
