"""Advice fits how Homeport was installed: who has no Python is told of none."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from app.domain import errors
from app.domain.errors import AppError, DocumentHasNoText, ModelNotGguf, StarterModelMissing
from app.domain.installed import is_bundle, what_helps
from app.ingest.picture import SCAN, SCAN_IN_BUNDLE, scan_problem
from app.system.doctor import _starter

APP = Path(errors.__file__).parent.parent.parent
FOR_PYTHON = re.compile(r"\bpip\b|make setup|make run|\bvenv\b|source folder")
# Where both sorts of advice stand beside each other.
AT_HOME = {"domain/errors/documents.py", "domain/errors/engines.py", "ingest/picture.py"}
AT_HOME |= {"system/doctor.py"}


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)


def all_errors(kind: type[AppError] = AppError) -> Iterator[type[AppError]]:
    for module in iter_modules(errors.__path__, f"{errors.__name__}."):
        import_module(module.name)
    for one in kind.__subclasses__():
        yield one
        yield from all_errors(one)


def test_without_a_bundle_there_is_a_python() -> None:
    assert not is_bundle()
    assert what_helps(with_python="a", in_bundle="b") == "a"
    assert "pip install 'homeport[ocr]'" in DocumentHasNoText(name="x", pages=1).info.hint
    assert "make setup" in StarterModelMissing().info.hint
    assert scan_problem() == SCAN


@pytest.mark.usefixtures("bundle")
def test_in_a_bundle_there_is_none(tmp_path: Path) -> None:
    assert what_helps(with_python="a", in_bundle="b") == "b"
    assert scan_problem() == SCAN_IN_BUNDLE
    (tmp_path / "starter.gguf").write_bytes(b"GGUF")
    starter = _starter(tmp_path / "starter.gguf").hint
    missing = StarterModelMissing().info.hint
    scan = DocumentHasNoText(name="x", pages=1).info.hint
    assert "install Homeport again" in starter
    assert "package that has the starter model" in missing
    assert "OCR program" in scan
    for advice in (starter, missing, scan, scan_problem()):
        assert FOR_PYTHON.search(advice) is None
    assert ModelNotGguf(name="x").info.hint == ModelNotGguf.hint


def test_whatever_an_error_says_of_python_it_says_otherwise_in_a_bundle() -> None:
    told = [kind for kind in all_errors() if "hint" in vars(kind) and FOR_PYTHON.search(kind.hint)]
    assert {StarterModelMissing, DocumentHasNoText} <= set(told)
    assert [kind for kind in told if not kind.hint_in_bundle] == []
    assert [kind for kind in all_errors() if FOR_PYTHON.search(kind.hint_in_bundle)] == []


def test_nobody_else_tells_of_python_or_asks_whether_there_is_one() -> None:
    telling, asking = set(), set()
    for path in APP.rglob("*.py"):
        name, code = path.relative_to(APP).as_posix(), path.read_text("utf-8")
        for node in ast.walk(ast.parse(code)):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and FOR_PYTHON.search(text) and "\n" not in text:
                telling.add(name)
        if '"frozen"' in code:
            asking.add(name)
    assert telling == AT_HOME
    assert asking == {"domain/installed.py", "__main__.py"}  # the first line knows no other module
