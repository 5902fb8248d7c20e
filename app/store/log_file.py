"""Is the write-ahead log whole? SQLite reads it up to its first wrong frame and says nothing.

The format is at https://www.sqlite.org/fileformat2.html#the_write_ahead_log: a header of 32 bytes,
then frames of 24 bytes and a page, each with the log's salts and a running checksum.
"""

import struct
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_MASK = 0xFFFFFFFF


def is_broken(path: Path) -> bool:
    """Whether frames that were committed lie behind one that is not what was written.

    The last transaction may be half written: nobody was told that it was done. So damage in that
    one alone is not told from a crash.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    if len(content) <= _HEADER.size:
        return False
    magic, _, page_bytes, *_ = _HEADER.unpack_from(content)
    order = ">" if magic & 1 else "<"
    if magic & ~1 != _MAGIC or _sum(order, content[:24], (0, 0)) != _pair(content, 24):
        return True  # SQLite writes the header, and waits until it is on the disk, before a frame
    frames = range(_HEADER.size, len(content) - _FRAME.size - page_bytes + 1, 24 + page_bytes)
    behind = [
        _FRAME.unpack_from(content, start)[1] > 0
        for start in frames[_whole_frames(content, order, frames) :]
        if content[start + 8 : start + 16] == content[16:24]  # the salts: else an older log's
    ]
    return any(behind[:-1])


def _whole_frames(content: bytes, order: str, frames: range) -> int:
    """How many frames there are before the first that is not what was written."""
    sums = _pair(content, 24)
    for number, start in enumerate(frames):
        data = content[start : start + 8] + content[start + _FRAME.size : start + frames.step]
        sums = _sum(order, data, sums)
        if _pair(content, start + 16) != sums or content[start + 8 : start + 16] != content[16:24]:
            return number
    return len(frames)


def _pair(content: bytes, place: int) -> tuple[int, int]:
    first, second = struct.unpack_from(">2I", content, place)
    return first, second


def _sum(order: str, data: bytes, before: tuple[int, ...]) -> tuple[int, int]:
    """SQLite's checksum: two running sums over pairs of 32-bit words."""
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
