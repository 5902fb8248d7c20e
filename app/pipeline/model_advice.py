"""Which models suit this machine, and what somebody means who asks for one."""

from collections.abc import Mapping
from datetime import timedelta

from app.domain.download import Wish
from app.domain.errors.downloads import WishInvalid
from app.domain.recommendation import Advice, MachineFacts, MeasuredSpeed
from app.pipeline.house import House
from app.planning.measured import Size, measured_speed
from app.planning.recommend import recommend

_LOOK_BACK = timedelta(days=30)
# The starter model: SmolLM2-135M in Q4_1, whose embeddings are its output too.
_STARTER = "SmolLM2-135M-Instruct.Q4_1.gguf"
_STARTER_SIZE = Size(96_600_000, 30)


def model_advice(house: House) -> list[Advice]:
    """The catalogue's models, the best for this machine first. Asks the devices: a second or so."""
    return recommend(house.model_source.catalogue(), machine_facts(house))


def machine_facts(house: House) -> MachineFacts:
    """What a recommendation goes by, as of now."""
    source, ports = house.model_source, house.ports
    room = source.room()
    sizes = {
        one.file: Size(one.bytes_per_token, one.architecture.layers) for one in source.catalogue()
    }
    return MachineFacts(
        machine=source.survey(),
        ram_total_bytes=room.ram_total_bytes,
        disk_free_bytes=room.disk_free_bytes,
        measured=_measured(house, {_STARTER: _STARTER_SIZE, **sizes}),
        download_bytes_per_second=source.downloads.bytes_per_second(),
        gpu_memory_utilization=ports.settings.local_engine.gpu_memory_utilization,
    )


def _measured(house: House, sizes: Mapping[str, Size]) -> MeasuredSpeed | None:
    """What the last speed test found; where there was none, what real work took lately."""
    tested = house.speeds.last()
    if tested is not None and tested.measured is not None:
        return tested.measured
    since = house.ports.clock.now() - _LOOK_BACK
    return measured_speed(house.ports.store.attempts_since(since), sizes)


def wish_of(house: House, text: str) -> Wish:
    """What somebody wants: a catalogue's id, OWNER/NAME, or OWNER/NAME:FILE.

    Raises:
        WishInvalid.
    """
    repository, _, file = text.strip().partition(":")
    for entry in house.model_source.catalogue():
        is_meant = (entry.repository, entry.file) == (repository, file)
        if is_meant or entry.id == text.strip().lower():
            return Wish(entry.repository, entry.file, entry.id)
    if repository.count("/") != 1 or (":" in text and not file):
        raise WishInvalid(wish=text)
    return Wish(repository, file)
