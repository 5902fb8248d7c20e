"""Points: statements, each with the words of the text that say so."""

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class Point(BaseModel):
    """A statement, and the words of the text that say so."""

    model_config = ConfigDict(frozen=True)

    statement: str
    quote: str


_MARKS = (
    ('{"quote": "', "“"),
    ('", "statement": "', "” "),
    ('"}, ', "\n"),
    ('"}]', ""),
    ('\\"', '"'),
)
points_adapter = TypeAdapter(tuple[Point, ...])


def points_to_json(points: tuple[Point, ...]) -> str:
    """As a step's result is stored."""
    return points_adapter.dump_json(points).decode()


def points_from_json(text: str) -> tuple[Point, ...]:
    """A stored step's points; a note of Homeport 0.1 is text, and has none."""
    try:
        return points_adapter.validate_json(text)
    except ValidationError:
        return ()


def streamed_in_words(text: str) -> str:
    """Points that are still being written: without the marks of JSON, as far as they are there."""
    if not text.startswith("["):
        return text
    for mark, word in _MARKS:
        text = text.replace(mark, word)
    return text.removeprefix("[")


def points_in_words(text: str) -> str:
    """A stored step's points as a person, or the model that merges them, reads them."""
    points = points_from_json(text)
    return "\n".join(f"- {p.statement} (“{p.quote}”)" for p in points) if points else text
