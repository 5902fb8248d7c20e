"""Wrong use, and our own faults."""

from app.domain.errors.base import AppError


class SettingsInvalid(AppError):
    code = "settings_invalid"
    title = "{name}, line {line}: {key}: {reason}"
    hint = "Correct or delete that line. The file is {path}."


class PrivacyUnclear(AppError):
    code = "privacy_unclear"
    title = "It cannot both be private and may leave this machine"
    hint = "Leave out --cloud, or --private and a preset that is local only."


class SettingUnknown(AppError):
    code = "setting_unknown"
    title = "There is no setting {key}"
    hint = "`homeport settings show` lists them all."


class SettingInvalid(AppError):
    code = "setting_invalid"
    title = "{key} cannot be set so: {reason}"
    hint = "`homeport settings show {key}` says what it takes. Nothing was changed."


class PresetUnknown(AppError):
    code = "preset_unknown"
    title = "There is no preset {name}"
    hint = "`homeport presets list` shows them all."


class PresetInvalid(AppError):
    code = "preset_invalid"
    title = "Preset {name} cannot be so: {reason}"
    hint = "`homeport presets show {name}` says what it takes. Nothing was changed."


class PresetNotForKind(AppError):
    code = "preset_not_for_kind"
    title = "The preset {name} is not for {kind}"
    hint = "It is for: {kinds}."


class NotRefinable(AppError):
    code = "not_refinable"
    title = "Task {task_id} has no draft to refine ({reason})"
    hint = "Order it with `--preset draft-and-refine`, and without --private."


class NothingLeaves(AppError):
    code = "nothing_leaves"
    title = "Nothing of task {task_id} would leave this machine ({reason})"
    hint = "`homeport queue show {task_id}` says where it is."


class NotKeepable(AppError):
    code = "not_keepable"
    title = "Task {task_id} cannot be done here instead ({reason})"
    hint = "It stays as it is: `homeport queue show {task_id}`."


class CategoryFixed(AppError):
    code = "category_fixed"
    title = "The category of task {task_id} cannot be changed any more ({state})"
    hint = "It can be while the task waits. Order it anew: `homeport run`."


class ConsentUnknown(AppError):
    code = "consent_unknown"
    title = "There is no consent for {name}"
    hint = "`homeport consents list` shows what you have agreed to."


class KeyInvalid(AppError):
    code = "key_invalid"
    title = "This is no key: it is empty, too long, or has signs that no key has"
    hint = "Copy it again from the provider's page. Nothing was stored."


class KeyringMissing(AppError):
    code = "keyring_missing"
    title = "There is no keyring on this system to keep the key in"
    hint = "Install one (gnome-keyring, KWallet) and log in again. Keys are kept nowhere else."


class KeyringRefused(AppError):
    code = "keyring_refused"
    title = "The keyring did not take part ({reason})"
    hint = "Unlock it and try again. Nothing was changed."
    is_retryable = True


class TaskUnknown(AppError):
    code = "task_unknown"
    title = "There is no task {task_id}"
    hint = "`homeport queue list` shows all tasks with their ids."


class TaskNotCancellable(AppError):
    code = "task_not_cancellable"
    title = "Task {task_id} has already ended ({state})"
    hint = "Nothing to do."


class TaskNotChangeable(AppError):
    code = "task_not_changeable"
    title = "Task {task_id} cannot be {change}: it is {state}"
    hint = "`homeport queue list` shows the states of all tasks."


class TaskNotInBatch(AppError):
    code = "task_not_in_batch"
    title = "Task {task_id} is in no batch"
    hint = "`homeport queue batches` shows the batches, `homeport queue list` the tasks."


class TaskNotFollowable(AppError):
    code = "task_not_followable"
    title = "Task {task_id} has no answer to follow ({kind}, {state})"
    hint = "An `ask` that has not failed can be followed; `homeport queue list` shows the tasks."


class KindUnavailable(AppError):
    code = "kind_unavailable"
    title = "Homeport cannot {kind} yet"
    hint = "`homeport run summarize FILE` works."


class OptionNotForKind(AppError):
    code = "option_not_for_kind"
    title = "{option} means nothing to {kind}"
    hint = "It is for: {kinds}. Leave it out."


class LanguageMissing(AppError):
    code = "language_missing"
    title = "Homeport must be told the language to translate to"
    hint = "Name it: `homeport run translate FILE --to German`."


class InstructionMissing(AppError):
    code = "instruction_missing"
    title = "Homeport cannot {kind} without being told what is wanted"
    hint = 'Say it in your words: `homeport run {kind} FILE --instruction "…"`.'


class LabelsInvalid(AppError):
    code = "labels_invalid"
    title = "These labels cannot be used: {reason}"
    hint = "Name two or more: `homeport run classify FILE --labels bill,letter`, or a JSON file."


class SchemaInvalid(AppError):
    code = "schema_invalid"
    title = "This schema cannot be used: {reason}"
    hint = "Give a JSON Schema of an object, or an example row: an object with a value a field."


class NoDisplay(AppError):
    code = "no_display"
    title = "There is no display to open a window on"
    hint = "Use `homeport run summarize FILE`, or start from a desktop session."


class WindowElsewhere(AppError):
    code = "window_elsewhere"
    title = "The window for {home} is open already, but it does not answer"
    hint = (
        "Look for it on your screen. If it hangs, end it and start again; nothing is lost. "
        "Commands such as `homeport run` work meanwhile."
    )


class OutputNotWritable(AppError):
    code = "output_not_writable"
    title = "The result cannot be written to {path}"
    hint = "Choose another folder with --output. The result is kept: `homeport queue show`."


class OutputIsWatched(AppError):
    code = "output_is_watched"
    title = "Results cannot be written to {path}: it holds the folder that is watched"
    hint = "Choose another --output folder, or the results would be taken for new documents."


class FolderMissing(AppError):
    code = "folder_missing"
    title = "{path} is no folder"
    hint = "Name a folder that is there: `homeport watch FOLDER KIND`."


class FolderUnwatched(AppError):
    code = "folder_unwatched"
    title = "No folder that is watched is called {key}"
    hint = "`homeport watch --list` shows those that are."


class Bug(AppError):
    """Something that is our fault; the log has the traceback, the user gets a sentence."""

    code = "bug"
    title = "Something went wrong inside Homeport ({kind})"
    hint = "Your documents and finished steps are safe. Please report it with the app's log."


class WorkloadInvalid(AppError):
    code = "workload_invalid"
    title = "{path}, line {line}: {reason}"
    hint = "A workload has one JSON object a line, with id, prompt and max_tokens."


class PromptsInvalid(AppError):
    code = "prompts_invalid"
    title = "{path}, line {line}: {reason}"
    hint = 'A prompts file has one JSON object a line, with "prompt" and what its kind needs.'


class NothingToCalibrate(AppError):
    code = "nothing_to_calibrate"
    title = "There is nothing to calibrate with"
    hint = "Name a file of prompts with --prompts, or compare finished work with --compare 10."


class NothingToCompare(AppError):
    code = "nothing_to_compare"
    title = "No finished work may be compared with the larger model"
    hint = "Do some work with `--cloud` that this machine finishes; local-only work is never sent."


class WorkElsewhere(AppError):
    code = "work_elsewhere"
    title = "Homeport is at work in another window or command"
    hint = "Two models at once would spoil the figures: let it finish, or close it, and try again."
