"""What can go wrong with a cloud provider. The class says what may be tried again, and when.

Classes by what is certain (reliability: a request may be paid for although no answer came):

- CloudUnreachable  nothing was sent: any number of tries, each later than the one before.
- CloudIntercepted  something in between got it and answered: tried as the one before.
- CloudBusy         the provider refused for now: a few tries, not before `retry_after_s`.
- CloudUncertain    it was sent, and no whole answer came: once more, and the charge is possible.
- CloudBatch…       a batch came to nothing: the next one (Broken), or each by itself (Failed).
- CloudPaused       no request of this provider can succeed until the user has done something.
- CloudRefused      this request never succeeds there: no further try.
"""

from app.domain.errors.base import AppError


class CloudError(AppError):
    """Base of the errors of a request to a provider. `reason` is ours: never the server's words."""


class CloudUnreachable(CloudError):
    code = "cloud_unreachable"
    title = "{provider} cannot be reached ({reason})"
    hint = "Nothing was sent. The work waits and goes on when there is a connection."
    is_retryable = True


class CloudKeyringClosed(CloudUnreachable):
    """The key cannot be read now, so nothing can be sent; whether there is one nobody knows."""

    code = "cloud_keyring_closed"
    title = "The key for {provider} cannot be read: {reason}"
    hint = "Unlock the system's keyring. Nothing was sent; the work goes on by itself."


class CloudIntercepted(CloudError):
    """A network's sign-in page or a company's proxy answered. It got the request, words and all."""

    code = "cloud_intercepted"
    title = "A sign-in page or proxy answers instead of {provider} ({reason})"
    hint = (
        "Sign in to this network, or ask who runs the proxy; the work goes on by itself. What was "
        "sent has reached whoever answered: the receipt counts it."
    )
    is_retryable = True


class CloudBusy(CloudError):
    """Refused for now. `retry_after_s` is the least time to wait, 0 where none was named."""

    code = "cloud_busy"
    title = "{provider} is busy or limits the rate ({reason})"
    hint = "The work waits and is tried again by itself."
    is_retryable = True

    def __init__(self, *, retry_after_s: float = 0.0, **facts: object) -> None:
        super().__init__(**facts)
        self.retry_after_s = retry_after_s


class CloudUncertain(CloudError):
    code = "cloud_uncertain"
    title = "{provider} got the request, but no whole answer came back ({reason})"
    hint = "It is tried once more. The provider may charge for both; the receipt says so."
    is_retryable = True


class CloudPaused(CloudError):
    """Base of what only the user can mend; the provider is left alone until then."""


class CloudKeyMissing(CloudPaused):
    code = "cloud_key_missing"
    title = "There is no key for {provider}"
    hint = "Give it with `homeport settings key {provider}` or in the window's settings."


class CloudKeyRefused(CloudPaused):
    code = "cloud_key_refused"
    title = "{provider} does not accept the key ({reason})"
    hint = "Give the right one with `homeport settings key {provider}`; nothing is lost meanwhile."


class CloudMoneyGone(CloudPaused):
    code = "cloud_money_gone"
    title = "The account at {provider} has no money left or has reached its limit ({reason})"
    hint = "Top it up there, then `homeport settings resume {provider}`; nothing is lost meanwhile."


class CloudRefused(CloudError):
    code = "cloud_refused"
    title = "{provider} refused the request ({reason})"
    hint = "Check the model's name and what it supports, or choose another model."


class CloudBatchBroken(CloudError):
    """It never got there whole: nothing of it was done. It may go in another one."""

    code = "cloud_batch_broken"
    title = "The batch did not get to {provider} ({reason})"
    hint = "Nothing of it was done there. The work waits and is sent again by itself."
    is_retryable = True


class CloudBatchFailed(CloudError):
    """The provider took no such batch, or gave up this part of it: it is not charged."""

    code = "cloud_batch_failed"
    title = "{provider} did not do it in a batch ({reason})"
    hint = "It is sent by itself, at the usual price."
    is_retryable = True


class CloudNotSetUp(AppError):
    code = "cloud_not_set_up"
    title = "No cloud provider is set up"
    hint = "Set cloud_engine.provider and cloud_engine.model, and give a key: `homeport settings`."


class OfflineSwitchOn(AppError):
    code = "offline_switch_on"
    title = "The offline switch is on: nothing is sent"
    hint = "Turn it off first: `homeport settings set privacy.offline false`."
    is_retryable = True


class BudgetReached(AppError):
    code = "budget_reached"
    title = "The monthly budget of ${budget} does not allow it: ${spent} spent, ${needed} needed"
    hint = "Raise cloud_engine.monthly_budget, or wait for the next month; nothing is lost."


class PriceUnknown(AppError):
    code = "price_unknown"
    title = "The price of {model} is not known, so the monthly budget cannot be kept"
    hint = "Set cloud_engine.price_in and price_out, or remove cloud_engine.monthly_budget."


class KeptHere(AppError):
    """Only the larger model would do, and the documents hold what must not leave unconfirmed."""

    code = "kept_here"
    title = "It was not sent, and cannot be done here: {found} found in it"
    hint = (
        "Look with `homeport pii show`. If it may leave all the same, say so with `homeport pii "
        "confirm`, and order it again."
    )


class LeavesNot(AppError):
    """The guard: this was about to leave although it may not. It means a fault of ours."""

    code = "leaves_not"
    title = "This work is local only and was not sent"
    hint = "Nothing left this machine. Please report it."


# Errors of a try of which nothing has left this machine.
NEVER_SENT = frozenset({CloudUnreachable.code, CloudKeyMissing.code, CloudKeyringClosed.code})
