"""Every error a user can meet: what happened, what to do next, and whether trying again helps.

AppError
├─ documents   DocumentMissing … NoTextFound
├─ models      ModelMissing … ContextTooLong
├─ engine      EngineCrashed, EngineStalled, EngineUnavailable
├─ results     EmptyResult
├─ StoreError  HomeNotWritable … StoreTooNew: these stop all work, not just one task
└─ use         SettingsInvalid, TaskUnknown, NoDisplay, Bug

A subclass states its texts once, with `{facts}` filled in when it is raised. Facts are names, sizes
and figures: never document text, never a key.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


def printable(text: str) -> str:
    """The text without line ends, escape sequences and other things that a file name may hide."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


class ErrorInfo(BaseModel):
    """An error as the store keeps it and the screen shows it."""

    model_config = ConfigDict(frozen=True)

    code: str
    title: str
    hint: str
    is_retryable: bool = False


class AppError(Exception):
    """Base of every error a user may see; `info` is what is shown and stored."""

    code: ClassVar[str]
    title: ClassVar[str]
    hint: ClassVar[str]
    is_retryable: ClassVar[bool] = False

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        facts = {name: printable(str(fact)) for name, fact in facts.items()}
        self.info = ErrorInfo(
            code=self.code,
            title=self.title.format(**facts),
            hint=self.hint.format(**facts),
            is_retryable=self.is_retryable,
        )
        super().__init__(self.info.title)


# --- documents ----------------------------------------------------------------------------


class DocumentMissing(AppError):
    code = "document_missing"
    title = "{name} is not there"
    hint = "It may have been moved or renamed. Find it and add it again."


class DocumentIsFolder(AppError):
    code = "document_is_folder"
    title = "{name} is a folder"
    hint = "Add the files in it instead: folders are not read as one document."


class DocumentEmpty(AppError):
    code = "document_empty"
    title = "{name} is empty"
    hint = "There is nothing in it to read. Check that it was saved or downloaded completely."


class DocumentNotReadable(AppError):
    code = "document_not_readable"
    title = "{name} may not be read"
    hint = "Your account has no permission for this file. Change its permissions or copy it."


class DocumentTooLarge(AppError):
    code = "document_too_large"
    title = "{name} is too large: {size_mb} MB, the limit is {limit_mb} MB"
    hint = "Split it into smaller files and add those. Nothing of it was read, so nothing is lost."


class DocumentFormatUnknown(AppError):
    code = "document_format_unknown"
    title = "{name} is in a format that Homeport cannot read yet"
    hint = "PDF and plain text are read. Save or print it as PDF, then add that."


class DocumentDamaged(AppError):
    code = "document_damaged"
    title = "{name} is damaged and cannot be opened"
    hint = "Open it in its own program and save it again, or fetch it again from where it came."


class DocumentEncrypted(AppError):
    code = "document_encrypted"
    title = "{name} is protected by a password"
    hint = "Open it with its password, save a copy without one, and add the copy."


class DocumentHasNoText(AppError):
    code = "document_has_no_text"
    title = "{name} has no text that can be read ({pages} page(s), all pictures or blank)"
    hint = "It is probably a scan. Run it through text recognition (OCR) first, then add that."


class ReadingTookTooLong(AppError):
    code = "reading_took_too_long"
    title = "Reading {name} used too much time or memory and was stopped"
    hint = "The file may be damaged, or made to be hard to read. Save it again as a simpler PDF."


# --- models -------------------------------------------------------------------------------


class ModelMissing(AppError):
    code = "model_missing"
    title = "There is no model at {path}"
    hint = "Set local_engine.model to a GGUF file that exists, or remove it to use the starter."


class StarterModelMissing(AppError):
    code = "starter_model_missing"
    title = "The starter model is not installed"
    hint = "Run `make setup`, or set local_engine.model in the settings to a GGUF file."


class ModelNotGguf(AppError):
    code = "model_not_gguf"
    title = "{name} is not a GGUF model"
    hint = "Homeport runs models in GGUF files. Download the model's GGUF version (Q4_K_M)."


class ModelDamaged(AppError):
    code = "model_damaged"
    title = "{name} is incomplete or damaged"
    hint = "The download probably stopped early. Delete the file and download it again."


class ModelUnsupported(AppError):
    code = "model_unsupported"
    title = "{name} is of a kind that this version cannot run"
    hint = "Choose another model, or update Homeport."


class ModelLoadFailed(AppError):
    code = "model_load_failed"
    title = "{name} could not be loaded"
    hint = "Memory may be short: close other programs or choose a smaller model. See engine.log."


class ModelContextTooSmall(AppError):
    code = "model_context_too_small"
    title = "{name} reads {context_tokens} tokens at a time; this work needs {needed_tokens}"
    hint = "Choose a model with a longer context."


class ContextTooLong(AppError):
    code = "context_too_long"
    title = "A prompt of {needed_tokens} tokens does not fit the model's {context_tokens}"
    hint = "Nothing was cut off. Choose a model with a longer context, or shorten the instruction."


# --- engine -------------------------------------------------------------------------------


class EngineCrashed(AppError):
    code = "engine_crashed"
    title = "The engine stopped unexpectedly ({reason})"
    hint = "This document or model brings it down. Try another model; engine.log says more."
    is_retryable = True


class EngineStalled(AppError):
    code = "engine_stalled"
    title = "The engine gave no sign of life for {seconds} s and was stopped"
    hint = "The machine may be overloaded. Close other programs and try again."
    is_retryable = True


class EngineFailed(AppError):
    code = "engine_failed"
    title = "The engine could not do this step ({reason})"
    hint = "Try again; if it happens again, try another model. engine.log says more."
    is_retryable = True


class TemplateBroken(AppError):
    code = "template_broken"
    title = "The chat template inside {name} does not work"
    hint = "The model file is faulty or unsafe. Choose another one."


class GenerationCancelled(AppError):
    code = "cancelled"
    title = "Cancelled"
    hint = "Add the document again to start over."


# --- results ------------------------------------------------------------------------------


class EmptyResult(AppError):
    code = "empty_result"
    title = "The model gave no usable text for {stage}, twice"
    hint = "Try a larger model: very small ones sometimes fail on tables and lists."
    is_retryable = True


# --- store --------------------------------------------------------------------------------


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
    hint = "Move it aside and start again, or put back a copy from the backups folder beside it."


class StoreTooNew(StoreError):
    code = "store_too_new"
    title = "The task store was written by a newer Homeport"
    hint = "Update Homeport. The store was not touched."


# --- use ----------------------------------------------------------------------------------


class SettingsInvalid(AppError):
    code = "settings_invalid"
    title = "settings.yaml, line {line}: {key}: {reason}"
    hint = "Correct or delete that line. The file is {path}."


class TaskUnknown(AppError):
    code = "task_unknown"
    title = "There is no task {task_id}"
    hint = "`homeport queue list` shows all tasks with their ids."


class TaskNotCancellable(AppError):
    code = "task_not_cancellable"
    title = "Task {task_id} has already ended ({state})"
    hint = "Nothing to do."


class KindUnavailable(AppError):
    code = "kind_unavailable"
    title = "Homeport cannot {kind} yet"
    hint = "`homeport run summarize FILE` works."


class NoDisplay(AppError):
    code = "no_display"
    title = "There is no display to open a window on"
    hint = "Use `homeport run summarize FILE`, or start from a desktop session."


class OutputNotWritable(AppError):
    code = "output_not_writable"
    title = "The result cannot be written to {path}"
    hint = "Choose another folder with --output. The result is kept: `homeport queue show`."


class Bug(AppError):
    """Something that is our fault; the log has the traceback, the user gets a sentence."""

    code = "bug"
    title = "Something went wrong inside Homeport ({kind})"
    hint = "Your documents and finished steps are safe. Please report it with the app's log."
