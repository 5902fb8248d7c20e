"""Every error a user can meet: what happened, what to do next, and whether trying again helps.

AppError
├─ documents   DocumentMissing … NoTextFound
├─ engines     ModelMissing … EndpointNotTrusted
├─ StoreError  HomeNotWritable … StoreTooNew: these stop all work, not just one task
└─ use         SettingsInvalid, TaskUnknown, NoDisplay, Bug

A subclass states its texts once, with `{facts}` filled in when it is raised. Facts are names, sizes
and figures: never document text, never a key.
"""

from app.domain.errors.base import (
    AppError,
    ErrorInfo,
    printable,
    well_formed,
)
from app.domain.errors.documents import (
    DocumentChanged,
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentFormatUnknown,
    DocumentHasNoText,
    DocumentIsFolder,
    DocumentMissing,
    DocumentNotReadable,
    DocumentTooLarge,
    DocumentTooLong,
    DocumentUnsafe,
    ReadingTookTooLong,
)
from app.domain.errors.engines import (
    ConstraintTooLarge,
    ContextTooLong,
    EmptyResult,
    EndpointNotTrusted,
    EndpointRefused,
    EndpointUnreachable,
    EngineCrashed,
    EngineFailed,
    EngineStalled,
    GenerationCancelled,
    ModelContextTooSmall,
    ModelDamaged,
    ModelLoadFailed,
    ModelMissing,
    ModelNotGguf,
    ModelTooLarge,
    ModelUnsupported,
    PromptEmpty,
    SchemaUnsupported,
    StarterModelMissing,
    TemplateBroken,
)
from app.domain.errors.store import (
    DiskFull,
    HomeNotWritable,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreTooNew,
)
from app.domain.errors.use import (
    Bug,
    KindUnavailable,
    NoDisplay,
    OutputNotWritable,
    SettingsInvalid,
    TaskNotCancellable,
    TaskUnknown,
    WorkloadInvalid,
)

__all__ = [
    "AppError",
    "Bug",
    "ConstraintTooLarge",
    "ContextTooLong",
    "DiskFull",
    "DocumentChanged",
    "DocumentDamaged",
    "DocumentEmpty",
    "DocumentEncrypted",
    "DocumentFormatUnknown",
    "DocumentHasNoText",
    "DocumentIsFolder",
    "DocumentMissing",
    "DocumentNotReadable",
    "DocumentTooLarge",
    "DocumentTooLong",
    "DocumentUnsafe",
    "EmptyResult",
    "EndpointNotTrusted",
    "EndpointRefused",
    "EndpointUnreachable",
    "EngineCrashed",
    "EngineFailed",
    "EngineStalled",
    "ErrorInfo",
    "GenerationCancelled",
    "HomeNotWritable",
    "KindUnavailable",
    "ModelContextTooSmall",
    "ModelDamaged",
    "ModelLoadFailed",
    "ModelMissing",
    "ModelNotGguf",
    "ModelTooLarge",
    "ModelUnsupported",
    "NoDisplay",
    "OutputNotWritable",
    "PromptEmpty",
    "ReadingTookTooLong",
    "SchemaUnsupported",
    "SettingsInvalid",
    "StarterModelMissing",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreTooNew",
    "TaskNotCancellable",
    "TaskUnknown",
    "TemplateBroken",
    "WorkloadInvalid",
    "printable",
    "well_formed",
]
