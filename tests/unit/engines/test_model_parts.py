"""Models that are split over several files: found whole, or refused with what is wrong."""

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import AppError, ModelDamaged, ModelMissing
from app.domain.errors.models import ModelInParts, ModelPartMissing, ModelPartsMixed
from app.domain.model_parts import MOST_PARTS, part_name, part_names, whole_sha256
from app.engines.local.gguf import read_header
from app.engines.local.model_facts import facts_of
from app.engines.local.model_file import (
    check_model_file,
    model_fingerprint,
    parts_of,
    read_headers,
)
from app.engines.local.quantization import read_quantization
from app.engines.local.shape import read_shape
from tests.gguf_files import LLAMA, packed_split, split_gguf, write_gguf

TENSORS = 2  # of the files that tests make


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    return split_gguf(write_gguf(tmp_path / "whole.gguf"), tmp_path, "m", 1)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("m-00001-of-00002.gguf", ("m", 1, 2)),
        ("a-00001-of-00002-00002-of-00003.gguf", ("a-00001-of-00002", 2, 3)),
        (f"m-00001-of-{MOST_PARTS:05}.gguf", ("m", 1, MOST_PARTS)),
        (f"m-00001-of-{MOST_PARTS + 1:05}.gguf", None),
        ("m-00001-of-00001.gguf", None),
        ("m-00000-of-00002.gguf", None),
        ("m-00003-of-00002.gguf", None),
        ("m-1-of-2.gguf", None),
        ("-00001-of-00002.gguf", None),
        ("m-00001-of-00002.GGUF", None),
        ("m.gguf", None),
    ],
)
def test_a_name_says_which_part_it_is(name: str, told: tuple[str, int, int] | None) -> None:
    assert part_name(name) == told


def test_any_part_names_all_of_them() -> None:
    names = ("m-00001-of-00003.gguf", "m-00002-of-00003.gguf", "m-00003-of-00003.gguf")
    assert {part_names(name) for name in names} == {names}
    assert part_names("m.gguf") == ("m.gguf",)
    assert parts_of(Path("/a/b") / names[1]) == [Path("/a/b") / name for name in names]


def test_the_hash_of_a_whole_file_is_its_own_and_that_of_parts_is_of_all_in_order() -> None:
    one, other = "ab" * 32, "cd" * 32
    assert whole_sha256([one]) == one
    assert whole_sha256([one, other]) != whole_sha256([other, one])
    # printf '%s\n' …  | sha256sum
    assert whole_sha256([one, other]).startswith("a84bba32")


def test_parts_say_together_what_the_whole_says(tmp_path: Path, parts: list[Path]) -> None:
    whole = tmp_path / "whole.gguf"
    check_model_file(parts[0])
    told, wanted = facts_of(read_headers(parts[0])), facts_of(read_headers(whole))
    assert told == wanted.model_copy(update={"parts": 2})
    assert read_shape(parts[0]) == read_shape(whole)
    assert read_quantization(parts[0]) == read_quantization(whole)


def _break(paths: list[Path], old: bytes, new: bytes) -> None:
    """In the last part."""
    content = paths[-1].read_bytes()
    assert content.count(old) == 1
    paths[-1].write_bytes(content.replace(old, new))


def _lose(paths: list[Path]) -> None:
    for path in paths:
        path.unlink()


def _swap_types(paths: list[Path]) -> None:
    key = struct.pack("<Q", 8) + b"split.no"
    _break(paths, key + struct.pack("<IH", 2, 1), key + struct.pack("<Ih", 3, 1))


WRONG: dict[str, tuple[Callable[[list[Path]], object], type[AppError], str]] = {
    "all of it is gone": (_lose, ModelMissing, ""),
    "the last one is gone": (lambda p: p[1].unlink(), ModelPartMissing, "00002-of-00002.gguf"),
    "the first one is gone": (lambda p: p[0].unlink(), ModelPartMissing, "00001-of-00002.gguf"),
    "the last one is short": (lambda p: p[1].write_bytes(p[1].read_bytes()[:-1]), ModelDamaged, ""),
    "the first one twice": (lambda p: p[1].write_bytes(p[0].read_bytes()), ModelPartsMixed, ""),
    "a whole model beside it": (
        lambda p: write_gguf(p[1]),
        ModelPartsMixed,
        "does not say which part",
    ),
    "a part of three": (
        lambda p: _break(p, packed_split(1, 2, TENSORS), packed_split(1, 3, TENSORS)),
        ModelPartsMixed,
        "another part than its name says",
    ),
    "more tensors elsewhere": (
        lambda p: _break(p, packed_split(1, 2, TENSORS), packed_split(1, 2, TENSORS + 1)),
        ModelPartsMixed,
        "2 tensors",
    ),
    "a number of another type": (_swap_types, ModelPartsMixed, "does not say which part"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_one_whole_model_is_refused(parts: list[Path], what: str) -> None:
    spoil, kind, words = WRONG[what]
    spoil(parts)
    with pytest.raises(kind) as refused:
        check_model_file(parts[0])
    assert words in refused.value.info.title
    assert "{" not in refused.value.info.title + refused.value.info.hint


def test_two_parts_with_one_tensor_are_refused(tmp_path: Path) -> None:
    """Each is sound by itself, and there are as many as there should be."""
    parts = split_gguf(write_gguf(tmp_path / "whole.gguf"), tmp_path, "m", 1)
    twin = split_gguf(
        write_gguf(tmp_path / "other.gguf", tensors=(("x", (32, 8)), ("token_embd.weight", (32,)))),
        tmp_path / "other",
        "m",
        1,
    )
    parts[1].write_bytes(twin[1].read_bytes())
    with pytest.raises(ModelPartsMixed) as refused:
        check_model_file(parts[0])
    assert "same tensor" in refused.value.info.title


def test_parts_of_two_kinds_are_refused(parts: list[Path]) -> None:
    numbers = {"split.no": (2, "H", 1), "split.count": (2, "H", 2)}
    numbers["split.tensors.count"] = (5, "i", TENSORS)
    told = {key: struct.pack(f"<I{form}", kind, n) for key, (kind, form, n) in numbers.items()}
    write_gguf(parts[1], {**told, "general.architecture": "qwen"}, [("blk.0.attn_q.weight", (32,))])
    with pytest.raises(ModelPartsMixed) as refused:
        check_model_file(parts[0])
    assert "different kinds" in refused.value.info.title


def test_who_names_another_part_is_told_to_name_the_first(parts: list[Path]) -> None:
    with pytest.raises(ModelInParts) as refused:
        check_model_file(parts[1])
    assert refused.value.info.title.startswith("m-00002-of-00002.gguf is one part of a model")


def test_a_part_under_another_name_is_told_what_it_lacks(parts: list[Path]) -> None:
    """llama.cpp finds the others by the name."""
    with pytest.raises(ModelInParts) as refused:
        check_model_file(parts[0].rename(parts[0].with_name("model.gguf")))
    assert "split over 2 files" in refused.value.info.title


def test_headers_that_take_too_long_together_are_refused(parts: list[Path]) -> None:
    asked = 0

    def count() -> float:
        nonlocal asked
        asked += 1
        return 0.0

    read_header(parts[0], count)
    before = asked + 2  # when it ends, and before the first
    asked = 0
    with pytest.raises(ModelPartsMixed) as refused:
        read_headers(parts[0], lambda: count() if asked < before else 61.0)
    assert "too long" in refused.value.info.title


def test_a_change_of_any_part_is_another_model(parts: list[Path]) -> None:
    before = model_fingerprint(parts[0])
    assert model_fingerprint(parts[0]) == before
    parts[1].write_bytes(parts[1].read_bytes() + b"\0")
    assert model_fingerprint(parts[0]) != before
    parts[1].unlink()
    with pytest.raises(ModelPartMissing):
        model_fingerprint(parts[0])


def test_the_metadata_of_the_whole_is_in_the_first_part_alone(parts: list[Path]) -> None:
    first, second = read_headers(parts[0])
    assert set(LLAMA) <= set(first.values.kinds)
    assert set(second.values.kinds) == {"split.no", "split.count", "split.tensors.count"}


def test_mutated_parts_end_in_a_sentence(parts: list[Path]) -> None:
    chance, sound = random.Random(11), [path.read_bytes() for path in parts]
    heads = [len(content) - 4096 for content in sound]
    titles = set()
    for _ in range(100):
        which = chance.randrange(2)
        made = bytearray(sound[which])
        for _ in range(chance.randrange(1, 8)):
            made[chance.randrange(max(64, heads[which]))] = chance.randrange(256)
        parts[which].write_bytes(made)
        try:
            facts_of(read_headers(parts[0]))
            check_model_file(parts[0])
        except AppError as refused:
            titles.add(refused.info.title)
        parts[which].write_bytes(sound[which])
    assert len(titles) > 10
    assert all(title.isprintable() for title in titles)
