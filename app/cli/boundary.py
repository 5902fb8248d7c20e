"""The last boundary before the user: what goes wrong ends as a sentence and an exit code."""

import logging
import sys
import traceback
from collections.abc import Callable

from app.cli.output import FAILED, STOPPED, WRONG_USE, put_error, say_error
from app.domain import errors
from app.domain.errors import AppError, Bug
from app.domain.errors import downloads as download_errors
from app.domain.errors import install as install_errors
from app.domain.errors import models as model_errors
from app.domain.errors import sync as sync_errors

_log = logging.getLogger(__name__)
_WRONG_USES = (
    errors.CategoryFixed,
    errors.ConsentUnknown,
    errors.NothingLeaves,
    errors.NotKeepable,
    errors.CloudNotSetUp,
    errors.FolderMissing,
    errors.FolderUnwatched,
    errors.InstructionMissing,
    errors.KindUnavailable,
    errors.KeptHere,
    errors.KeyInvalid,
    errors.LabelsInvalid,
    errors.LanguageMissing,
    model_errors.ModelElsewhere,
    model_errors.ModelInUse,
    model_errors.ModelUnknown,
    model_errors.StarterStays,
    errors.OptionNotForKind,
    errors.OutputIsWatched,
    sync_errors.PasswordInvalid,
    errors.SchemaInvalid,
    errors.NotRefinable,
    errors.PresetInvalid,
    errors.PresetNotForKind,
    errors.PresetUnknown,
    errors.PrivacyUnclear,
    errors.SettingInvalid,
    errors.SettingsInvalid,
    errors.SettingUnknown,
    sync_errors.SyncFolderWatched,
    sync_errors.SyncNotSetUp,
    errors.TaskUnknown,
    errors.TaskNotCancellable,
    errors.TaskNotChangeable,
    errors.TaskNotFollowable,
    errors.TaskNotInBatch,
    errors.NothingToCalibrate,
    errors.NothingToCompare,
    errors.PromptsInvalid,
    errors.WorkloadInvalid,
    download_errors.WishInvalid,
    download_errors.HubTokenInvalid,
    errors.BackupUnknown,
    errors.PassphraseUnfit,
    errors.RecoveryKeyInvalid,
    errors.VaultNotEncrypted,
    install_errors.UpdatesNotSetUp,
)


def bounded(work: Callable[[], int], *, is_json: bool = False) -> int:
    """Do the work; its exit code, or that of what went wrong. Nothing gets past here."""
    try:
        return work()
    except AppError as error:
        return _report(error, is_json=is_json)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # `homeport … | head`
        sys.stderr.close()
        return FAILED
    except Exception as fault:  # noqa: BLE001 - see above
        frames = "".join(traceback.format_tb(fault.__traceback__))
        _log.error("%s\n%s", type(fault).__name__, frames)  # never the message: it may hold text
        return _report(Bug(kind=type(fault).__name__), is_json=is_json)


def _report(error: AppError, *, is_json: bool) -> int:
    say_error(error.info)
    if is_json:
        put_error(error.info)
    return WRONG_USE if isinstance(error, _WRONG_USES) else FAILED
