"""Make the window's translations anew: 'make translations'.

Texts of widgets are found by Qt's own lupdate. Those of the core, which knows nothing of Qt, are
found in its code: the texts of errors, the settings' descriptions, and the sentences in the modules
listed here. All of them go into resources/translations/homeport_LANGUAGE.ts, which a person edits
(Qt Linguist reads it), and from there into the .qm file that the app loads.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from app.domain.errors import AppError
from app.domain.setting_facts import setting_facts
from app.domain.settings import Settings
from app.ui.language import CORE

_ROOT = Path(__file__).parent.parent
_FOLDER = _ROOT / "resources" / "translations"
_LANGUAGES = ("de", "en")
# Modules of the core whose sentences are shown in the window.
_SPEAKING: tuple[str, ...] = (
    "domain/route.py",
    "pipeline/queries.py",
    "routing/policy.py",
)


def main() -> int:
    """Find the texts, keep what is translated, make the files that the app loads."""
    _FOLDER.mkdir(exist_ok=True)
    sentences = sorted(set(core_sentences()))
    lines = [one.replace("\n", "\\n") for one in sentences]
    (_FOLDER / "sentences.txt").write_text("\n".join(lines) + "\n", "utf-8")
    for language in _LANGUAGES:
        file = _FOLDER / f"homeport_{language}.ts"
        update(file, language, sentences)
        run_tool("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))
    return 0


def update(file: Path, language: str, sentences: list[str]) -> None:
    """Bring a .ts file up to date; what is translated stays so, what is gone goes."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "core_sentences.py"
        calls = (f"QCoreApplication.translate({CORE!r}, {_quoted(one)})" for one in sentences)
        listed.write_text("from PySide6.QtCore import QCoreApplication\n" + "\n".join(calls) + "\n")
        sources = [str(path) for path in sorted((_ROOT / "app" / "ui").rglob("*.py"))]
        options = [
            "-tr-function-alias",
            "tr+=_tr",
            "-locations",
            "none",
            "-no-obsolete",
            "-silent",
            "-target-language",
            language,
        ]
        if language == "en":  # what is written in the code; only numbers need a form of their own
            options.append("-pluralonly")
        run_tool("lupdate", *sources, str(listed), *options, "-ts", str(file))


def run_tool(name: str, *arguments: str) -> None:
    """Run one of Qt's own tools."""
    suffix = ".exe" if sys.platform == "win32" else ""
    tool = Path(PySide6.__file__).parent / f"{name}{suffix}"
    subprocess.run([str(tool), *arguments], check=True)


def core_sentences() -> Iterator[str]:
    """Every text of the core that the window shows, with `{places}` for facts."""
    for kind in _errors(AppError):
        yield from (kind.title, kind.hint)
    yield from (fact.about for fact in setting_facts(Settings()))
    for name in _SPEAKING:
        yield from _spoken((_ROOT / "app" / name).read_text("utf-8"))


def _errors(kind: type[AppError]) -> Iterator[type[AppError]]:
    for one in kind.__subclasses__():
        if "title" in vars(one):
            yield one
        yield from _errors(one)


def _spoken(code: str) -> Iterator[str]:
    """The sentences in a module: texts with a blank in them that are no docstrings."""
    tree = ast.parse(code)
    silent = {id(part) for node in ast.walk(tree) for part in _not_said(node)}
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        text = None
        if isinstance(node, ast.JoinedStr):
            text = _with_places(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        if text is not None and " " in text.strip() and any(map(str.isalpha, text)):
            yield text


def _not_said(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr):  # a docstring
        yield node.value
    if isinstance(node, ast.JoinedStr):  # its parts are said with it
        yield from (part for part in ast.walk(node) if part is not node)


def _with_places(text: ast.JoinedStr) -> str:
    parts = []
    for number, part in enumerate(text.values):
        parts.append(str(part.value) if isinstance(part, ast.Constant) else f"{{{number}}}")
    return "".join(parts)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    sys.exit(main())
