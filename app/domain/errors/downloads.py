"""What can keep a model from being got. What is here already is kept, unless it is said otherwise.

`reason` is always ours: never a server's words.
"""

from app.domain.errors.base import AppError


class DownloadError(AppError):
    """Base of the errors of a hub and of what is got from it."""


class HubUnreachable(DownloadError):
    code = "hub_unreachable"
    title = "{host} cannot be reached ({reason})"
    hint = "What is here is kept. Resume it when there is a connection."
    is_retryable = True


class HubBroke(DownloadError):
    """The connection ended in the middle, again and again."""

    code = "hub_broke"
    title = "The connection to {host} breaks off ({reason})"
    hint = "What is here is kept. Resume it later; it goes on where it stopped."
    is_retryable = True


class HubBusy(DownloadError):
    """`retry_after_s` is the least time to wait, 0 where none was named."""

    code = "hub_busy"
    title = "{host} is busy or limits the rate ({reason})"
    hint = "What is here is kept. Resume it later."
    is_retryable = True

    def __init__(self, *, retry_after_s: float = 0.0, **facts: object) -> None:
        super().__init__(**facts)
        self.retry_after_s = retry_after_s


class HubWantsToken(DownloadError):
    code = "hub_wants_token"
    title = "{host} does not give {repository} to everybody"
    hint = (
        "Accept its terms on its page there and make an access token, then store it with "
        "`homeport models token`. If the name is misspelt, correct it."
    )


class HubRefusesToken(DownloadError):
    code = "hub_refuses_token"
    title = "The token for {host} does not open {repository}"
    hint = "Accept the model's terms on its page there, or store another token."


class HubHasNot(DownloadError):
    code = "hub_has_not"
    title = "{host} has no {name}"
    hint = "Check the name; `homeport models get --list` shows those that Homeport knows."


class HubRefused(DownloadError):
    code = "hub_refused"
    title = "{host} refused the request ({reason})"
    hint = "Try another mirror (downloads.mirror in the settings), or another model."


class HubStrange(DownloadError):
    """What answers is no hub: a sign-in page, a proxy, a mirror that cannot do this."""

    code = "hub_strange"
    title = "{host} does not answer as a model hub does ({reason})"
    hint = "Sign in to this network, or check downloads.mirror and downloads.proxy."
    is_retryable = True


class HubUnsafe(DownloadError):
    code = "hub_unsafe"
    title = "{host} sends us on to a place without encryption"
    hint = "Nothing was taken from there. Use another mirror (downloads.mirror in the settings)."


class HubChoice(DownloadError):
    code = "hub_choice"
    title = "{repository} has several models, and none in Q4_K_M alone"
    hint = "Name one: `homeport models get {repository}:FILE`, with FILE one of {files}."


class NoModelThere(DownloadError):
    code = "no_model_there"
    title = "{repository} has no GGUF model in one file"
    hint = "Look for the model's GGUF version; its repository's name often ends in -GGUF."


class WishInvalid(DownloadError):
    code = "wish_invalid"
    title = "{wish} names no model"
    hint = "Give OWNER/NAME, OWNER/NAME:FILE.gguf, or an id of `homeport models get --list`."


class HashUnknown(DownloadError):
    code = "hash_unknown"
    title = "{host} does not say the SHA-256 of {name}"
    hint = "Homeport takes no model that it cannot check. Use another mirror or another file."


class PartsAlike(DownloadError):
    code = "parts_alike"
    title = "{name} has two parts that are the same"
    hint = "No model is made up like that. Use another file or another mirror."


class HashWrong(DownloadError):
    code = "hash_wrong"
    title = "{name} is not what the hub says it is: its SHA-256 differs"
    hint = "It was deleted. Try again; if it happens again, use another mirror or network."


class SizeWrong(DownloadError):
    code = "size_wrong"
    title = "{name} is larger than the hub says"
    hint = "It was deleted. Try again; if it happens again, use another mirror."


class FileKeepsChanging(DownloadError):
    code = "file_keeps_changing"
    title = "{name} changes on the hub while it is downloaded"
    hint = "Try again later."


class DiskTooSmall(DownloadError):
    code = "disk_too_small"
    title = "{name} needs {needed_mb} MB of disk; {free_mb} MB are free"
    hint = "Free some space, or choose a smaller model. What is here is kept."


class DownloadNotWritten(DownloadError):
    code = "download_not_written"
    title = "{name} could not be written ({reason})"
    hint = "Check the disk and the permissions of the folder of models."


class DownloadElsewhere(DownloadError):
    code = "download_elsewhere"
    title = "Another window or command is getting {name} just now"
    hint = "Wait for it, or stop it there."
    is_retryable = True


class HubTokenInvalid(DownloadError):
    code = "hub_token_invalid"
    title = "This is no access token"
    hint = "It is one line of letters, digits and underscores, and begins with hf_ at most hubs."
