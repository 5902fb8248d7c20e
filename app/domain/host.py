"""What this machine is, beside its devices: nothing that tells it from another of its kind."""

from typing import NamedTuple


class HostFacts(NamedTuple):
    """`processor` is its maker's name for it; empty: not known. `cores` are real ones.

    `has_route`: the system knows a way to the outside; found out without sending anything.
    """

    processor: str
    cores: int
    threads: int
    ram_total_bytes: int
    ram_free_bytes: int
    disk_free_bytes: int
    has_route: bool
