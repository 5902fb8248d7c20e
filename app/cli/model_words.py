"""A model in lines for people, and as JSON for programs."""

from app.domain.model import ModelEntry, ModelState, TemplateState

_GB, _BILLION, _MILLION = 1e9, 1e9, 1e6
_STATES = {
    ModelState.READY: "ready",
    ModelState.UNCHECKED: "not tried yet",
    ModelState.REFUSED: "refused",
    ModelState.QUARANTINED: "in quarantine",
    ModelState.MISSING: "missing",
}
_TEMPLATES = {
    TemplateState.WORKS: "chat template works",
    TemplateState.NONE: "no chat template: a base model",
    TemplateState.REFUSED: "chat template refused",
    TemplateState.UNTRIED: "chat template not tried yet",
}


def model_lines(entry: ModelEntry) -> list[str]:
    """One model, most important first."""
    marks = [_STATES[entry.state]]
    if entry.is_in_use:
        marks.insert(0, "in use")
    if entry.is_starter:
        marks.append("comes with Homeport")
    lines = [f"{entry.name}  ({', '.join(marks)})"]
    facts = entry.facts
    if facts is not None:
        lines.append(
            f"    {facts.architecture or 'unknown architecture'}, "
            f"{parameters(facts.parameters)} parameters, {facts.quantization}, "
            f"{facts.context_tokens:,} tokens of context"
        )
        lines.append(f"    {_TEMPLATES[entry.template.state]}")
    licence = entry.licence or "no licence stated"
    lines.append(f"    {entry.size_bytes / _GB:.2f} GB, {licence}")
    lines.append(f"    SHA-256 {entry.sha256 or 'not known yet'}")
    if entry.problem is not None:
        lines.append(f"    {entry.problem.title}")
    return lines


def parameters(count: int) -> str:
    """A number of parameters as people say it: 135M, 7.2B."""
    if count >= _BILLION:
        return f"{count / _BILLION:.1f}B"
    return f"{count / _MILLION:.0f}M"


def model_json(entry: ModelEntry) -> dict[str, object]:
    """Everything that is known; `quantization` and the like stand under `facts`."""
    return {**entry.model_dump(mode="json"), "licence": entry.licence}
