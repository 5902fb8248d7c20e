"""Every error says what happened and what to do next, and survives the pipe."""

import string

import pytest

from app.domain.errors import AppError, DocumentMissing
from app.engines.local.failures import error_from_code


def all_errors(kind: type[AppError] = AppError) -> list[type[AppError]]:
    found = [sub for child in kind.__subclasses__() for sub in all_errors(child)]
    return [kind, *found] if hasattr(kind, "code") else found  # a base has no code


def facts_of(kind: type[AppError]) -> dict[str, str | int | float]:
    fields = string.Formatter().parse(kind.title + kind.hint)
    return {name: f"<{name}>" for _, name, _, _ in fields if name}


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.code)
def test_an_error_has_code_title_and_hint(kind: type[AppError]) -> None:
    info = kind(**facts_of(kind)).info
    assert info.code == kind.code
    assert info.title
    assert not info.title.endswith(".")
    assert info.hint.endswith((".", "?"))
    assert "{" not in info.title + info.hint


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in all_errors()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", all_errors(), ids=lambda kind: kind.code)
def test_an_error_is_the_same_on_the_other_side_of_the_pipe(kind: type[AppError]) -> None:
    facts = facts_of(kind)
    assert error_from_code(kind.code, facts).info == kind(**facts).info


def test_an_unknown_code_is_still_an_error_for_the_user() -> None:
    assert error_from_code("nonsense", {}).code == "engine_failed"


def test_a_file_name_cannot_act_on_a_terminal() -> None:
    title = DocumentMissing(name="a\nb\x1b[31m\u202egnp.exe").info.title
    assert title.isprintable()
    assert title == "a\ufffdb\ufffd[31m\ufffdgnp.exe is not there"
