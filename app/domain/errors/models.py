"""What can be wrong with a model on the shelf, or with what is asked of the shelf."""

from app.domain.errors.base import AppError
from app.domain.errors.engines import ModelDamaged


class ModelMalformed(ModelDamaged):
    code = "model_malformed"
    title = "{name} is damaged: {reason}"
    hint = "Nothing of it was loaded. Delete the file and get it again from where it came."


class ModelHasNoWeights(AppError):
    code = "model_has_no_weights"
    title = "{name} has no weights: it is not a whole model"
    hint = "Get the whole model: a file of some hundred megabytes at least."


class ModelInParts(AppError):
    code = "model_in_parts"
    title = "{name} is one part of a model that is split over {parts} files"
    hint = (
        "Put all of its files into one folder, under the names that they came with, such as "
        "MODEL-00001-of-00003.gguf, and name the first."
    )


class ModelPartMissing(AppError):
    code = "model_part_missing"
    title = "{name} is missing: the model is split over {parts} files"
    hint = "Put all of its files into one folder, under the names that they came with."


class ModelPartsMixed(AppError):
    code = "model_parts_mixed"
    title = "The parts of {name} do not belong together: {reason}"
    hint = "Nothing of it was loaded. Get all of its files again, from one place."


class ModelTemplateRefused(AppError):
    code = "model_template_refused"
    title = "The chat template inside {name} is refused: {reason}"
    hint = "A template is a small program by a stranger. Do not use this file; choose another one."


class ModelTrialFailed(AppError):
    code = "model_trial_failed"
    title = "{name} could not be loaded in a trial ({reason})"
    hint = "The file may be damaged, or of a kind that this version cannot run."


class ModelQuarantined(AppError):
    code = "model_quarantined"
    title = "{name} is in quarantine: it brought a trial down ({reason})"
    hint = (
        "It is not loaded again. Delete it; if you are sure of the file, have it tried once more: "
        "`homeport models check FILE --again`."
    )


class ModelChanged(AppError):
    code = "model_changed"
    title = "{name} is not the file that it was: its SHA-256 has changed"
    hint = "If you did not change it yourself, remove it and get it again."


class ModelUnknown(AppError):
    code = "model_unknown"
    title = "There is no model named {name}"
    hint = "`homeport models list` shows their names."


class ModelInUse(AppError):
    code = "model_in_use"
    title = "{name} is the model in use"
    hint = "Use another one first: `homeport models use NAME`."


class StarterStays(AppError):
    code = "starter_stays"
    title = "{name} is the starter model: it comes with Homeport and stays"
    hint = "It is what works when nothing else does."


class ModelElsewhere(AppError):
    code = "model_elsewhere"
    title = "{name} does not lie in Homeport's folder of models, so it is not removed"
    hint = "Delete the file yourself if you want it gone."


class ModelNoRoom(AppError):
    code = "model_no_room"
    title = "{name} needs {needed_mb} MB of disk; {free_mb} MB are free"
    hint = "Nothing was written. Free some space, or remove a model that you do not use."


class ModelNotWritten(AppError):
    code = "model_not_written"
    title = "{name} could not be written ({reason})"
    hint = "Nothing was kept of it. Check the disk and the folder's permissions."


class ModelWorkCancelled(AppError):
    code = "model_work_cancelled"
    title = "Stopped"
    hint = "Nothing was changed."


class ModelPackInvalid(AppError):
    code = "model_pack_invalid"
    title = "{name} is not a model pack that can be used: {reason}"
    hint = "Nothing of it was kept. Have the pack made and copied again."
