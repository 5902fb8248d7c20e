"""What goes when tasks are deleted, what went, and the proof of it. Never a word of a document."""

from pydantic import BaseModel, ConfigDict, computed_field

# What no program can take back or look at.
OUT_OF_REACH = (
    "files that you exported or copied, and results at your sync places",
    "what a provider or server was sent",
    "what the system itself kept: swap, snapshots, its own backups, and cells that an SSD has "
    "set aside",
)


class Doomed(BaseModel):
    """What would go, looked at before it is asked. Nothing is changed by looking.

    `task_ids` are the tasks asked for and the questions and refinements that rest on them
    (`followers` of them). `documents_shared` are those that other tasks still use: they stay.
    `pasted` are files that Homeport made of what was pasted. `copies` are tasks that took over
    a result of these: they keep it. `delivered` results lie at sync places. `backups` hold some
    of it, and `damaged` are folders of what was moved aside when a store was put back: what is
    in these is never touched.
    """

    model_config = ConfigDict(frozen=True)

    task_ids: tuple[str, ...]
    followers: int = 0
    running: int = 0
    documents: int = 0
    documents_shared: int = 0
    pages: int = 0
    pasted: int = 0
    copies: int = 0
    delivered: int = 0
    backups: int = 0
    damaged: tuple[str, ...] = ()


class Erased(BaseModel):
    """What was taken out of the store."""

    model_config = ConfigDict(frozen=True)

    tasks: int = 0
    steps: int = 0
    documents: int = 0
    pages: int = 0

    def __add__(self, other: "Erased") -> "Erased":
        return Erased(
            tasks=self.tasks + other.tasks,
            steps=self.steps + other.steps,
            documents=self.documents + other.documents,
            pages=self.pages + other.pages,
        )


class Cleaned(BaseModel):
    """What was done to the files after it. `open_still` says what could not be done yet."""

    model_config = ConfigDict(frozen=True)

    backups_removed: int = 0
    backup_made: str | None = None
    pasted_removed: int = 0
    open_still: tuple[str, ...] = ()


class Searched(BaseModel):
    """One file that was looked through, page by page, for passages of what was deleted."""

    model_config = ConfigDict(frozen=True)

    file: str
    bytes: int
    found: int


class Proof(BaseModel):
    """What a search of the files found.

    `looked_for` passages were looked for; `shared` of them also stand in what was not deleted, so
    that they prove nothing. `index_clean`: the index of words knows no page or task that is gone.
    """

    model_config = ConfigDict(frozen=True)

    looked_for: int
    shared: int = 0
    files: tuple[Searched, ...] = ()
    index_clean: bool = True
    open_still: tuple[str, ...] = ()

    @computed_field  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def is_clean(self) -> bool:
        """Whether nothing was found and nothing is left to do."""
        found = sum(file.found for file in self.files)
        return not found and self.index_clean and not self.open_still

    @property
    def backups(self) -> int:
        """How many of the files are backups."""
        return sum(file.file.startswith("backups/") for file in self.files)


class Deletion(BaseModel):
    """What `homeport history delete --json` prints."""

    model_config = ConfigDict(frozen=True)

    erased: Erased
    cleaned: Cleaned
    proof: Proof
    out_of_reach: tuple[str, ...] = OUT_OF_REACH
