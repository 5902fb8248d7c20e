"""Another plan for a task that has begun: what is done of the same parts need not be done again."""

from collections.abc import Sequence

from app.domain.plan import Step, StepState


def carry_over(old: Sequence[Step], new: Sequence[Step]) -> tuple[Step, ...]:
    """The new steps; where an old one did the same from the same, it takes the new one's place.

    The same is: the role, the stretch of text, and what the steps it read have given.
    """
    done = [step for step in old if step.state is StepState.DONE]
    taken: dict[int, Step] = {}  # by the new place

    def is_same(one: Step, step: Step) -> bool:
        if one.role is not step.role or not _is_same_stretch(one, step):
            return False
        read = [taken[at].position if at in taken else -1 for at in step.inputs]
        return read == list(one.inputs)

    for step in new:
        twin = next((one for one in done if is_same(one, step)), None)
        if twin is not None:
            taken[step.position] = twin
            done.remove(twin)
    return tuple(_placed(taken.get(step.position), step) for step in new)


def _is_same_stretch(one: Step, other: Step) -> bool:
    if one.chunk is None or other.chunk is None:
        return one.chunk is other.chunk
    fields = {"document_id", "char_start", "char_end", "overlap_chars"}
    return one.chunk.model_dump(include=fields) == other.chunk.model_dump(include=fields)


def _placed(twin: Step | None, step: Step) -> Step:
    if twin is None:
        return step
    return twin.model_copy(update={"position": step.position, "inputs": step.inputs})
