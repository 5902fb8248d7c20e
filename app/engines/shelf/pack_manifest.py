"""What a model pack says of its model."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator, model_validator

from app.domain.model import ModelFacts, ModelOrigin
from app.domain.model_parts import MOST_PARTS, part_name, part_names, whole_sha256

MODEL = "model.gguf"
_STEM = "model"
_NAME_CHARS = 200
_SHA256 = r"^[0-9a-f]{64}$"
_MOST_BYTES = 1 << 44


class PackPart(BaseModel):
    """One file of a model that is split over several."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size_bytes: int = Field(gt=0, lt=_MOST_BYTES)
    sha256: str = Field(pattern=_SHA256)


class PackFile(NamedTuple):
    """A model's file: what it is called in the pack, and what on the shelf."""

    entry: str
    name: str
    size_bytes: int
    sha256: str


class PackManifest(BaseModel):
    """What a pack says of its model.

    `name` is that of the model's file, of several the first; `size_bytes` and `sha256` are the
    model's (`whole_sha256`); `parts` are its files, where it has several. `catalogue` is the
    catalogue's entry, as it was then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["homeport model pack 1"] = "homeport model pack 1"
    name: str
    size_bytes: int = Field(gt=0, lt=_MOST_BYTES)
    sha256: str = Field(pattern=_SHA256)
    parts: tuple[PackPart, ...] = Field(default=(), max_length=MOST_PARTS)
    licence: str = ""
    origin: ModelOrigin = ModelOrigin()
    facts: ModelFacts | None = None
    catalogue: dict[str, JsonValue] | None = None

    @field_validator("name")
    @classmethod
    def _is_plain(cls, name: str) -> str:
        """A file's name and nothing else: no folder, no drive, nothing hidden."""
        is_name = {PurePosixPath(name).name, PureWindowsPath(name).name} == {name}
        is_told = name.isprintable() and len(name) <= _NAME_CHARS and not set(name) & set('<>:"|?*')
        if not (is_name and is_told and name.endswith(".gguf")) or name.startswith("."):
            raise ValueError("that is no model's file name")
        return name

    @model_validator(mode="after")
    def _is_one_model(self) -> Self:
        """As many parts as the name says, and they make up the model."""
        names = part_names(self.name)
        if self.name != names[0] or len(names) != max(1, len(self.parts)):
            raise ValueError("its name is that of another part")
        if self.parts and self.size_bytes != sum(part.size_bytes for part in self.parts):
            raise ValueError("its parts are not as large as it is")
        if self.sha256 != whole_sha256(self.hashes):
            raise ValueError("its parts are not those of this model")
        return self

    @property
    def hashes(self) -> tuple[str, ...]:
        """The SHA-256 of each of its files, in order."""
        return tuple(part.sha256 for part in self.parts) or (self.sha256,)

    @property
    def files(self) -> tuple[PackFile, ...]:
        """The model's files. No name is a pack's own word: the manifest's name was looked at."""
        part = part_name(self.name)
        if part is None:
            return (PackFile(MODEL, self.name, self.size_bytes, self.sha256),)
        inside = part._replace(stem=_STEM)
        return tuple(
            PackFile(inside.at(number), part.at(number), one.size_bytes, one.sha256)
            for number, one in enumerate(self.parts, start=1)
        )

    def as_text(self) -> bytes:
        """As it lies in the pack; a whole model's says nothing of parts, as it always did."""
        left_out = None if self.parts else {"parts"}
        return (self.model_dump_json(indent=2, exclude=left_out) + "\n").encode()
