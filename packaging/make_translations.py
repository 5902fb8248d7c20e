"""Make the window's translations anew: 'make translations'.

Texts of widgets are found by Qt's own lupdate. Those of the core, which knows nothing of Qt, are
found in its code: the texts of errors, the settings' descriptions, and the sentences in the modules
listed here. All of them go into resources/translations/homeport_LANGUAGE.ts, which a person edits
(Qt Linguist reads it), and from there into the .qm file that the app loads.
"""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import PySide6
import yaml

from app.domain import errors
from app.domain.errors import AppError
from app.domain.pii import PiiKind
from app.domain.preset import Preset
from app.domain.route import Route
from app.domain.setting_facts import model_facts, setting_facts
from app.domain.setting_words import CHOICES, NOTHING, SECTIONS, TITLES
from app.domain.settings import Settings
from app.domain.task import Category, Kind, TaskState
from app.ui.language import CORE

_ROOT = Path(__file__).parent.parent
_FOLDER = _ROOT / "resources" / "translations"
_LANGUAGES = ("de", "en")
# Modules whose sentences the window shows: those of the core, reasons that the adapters give, and
# lines of the window that are put together without Qt.
_SPEAKING: tuple[str, ...] = (
    "domain/conversation.py",
    "domain/deleting.py",
    "domain/given.py",
    "domain/leaving.py",
    "domain/model.py",
    "domain/money.py",
    "domain/network.py",
    "domain/pii.py",
    "domain/preset.py",
    "domain/preview.py",
    "domain/quantization.py",
    "domain/result.py",
    "domain/route.py",
    "domain/sync.py",
    "domain/vault.py",
    "engines/cloud/answer.py",
    "engines/cloud/batch_calls.py",
    "engines/cloud/faults.py",
    "engines/cloud/key.py",
    "engines/cloud/openai.py",
    "engines/cloud/rate.py",
    "engines/cloud/wire.py",
    "engines/local/failures.py",
    "engines/local/model_file.py",
    "engines/local/schema_limits.py",
    "engines/shelf/copying.py",
    "engines/shelf/judging.py",
    "engines/shelf/pack.py",
    "engines/shelf/tar.py",
    "export/result_folder.py",
    "ingest/picture.py",
    "pipeline/approve.py",
    "pipeline/breaker_view.py",
    "pipeline/egress_view.py",
    "pipeline/leaving.py",
    "pipeline/pii_view.py",
    "pipeline/queries.py",
    "planning/fit.py",
    "planning/recommend.py",
    "routing/policy.py",
    "routing/quality.py",
    "store/opening.py",
    "store/sync_faults.py",
    "system/hub/faults.py",
    "system/hub/hub.py",
    "system/hub/transfer.py",
    "system/presets.py",
    "system/secrets.py",
    "ui/plan_rows.py",
    "ui/plan_sums.py",
    "validation/ask.py",
    "validation/classify.py",
    "validation/extract.py",
    "validation/form.py",
    "validation/free_answer.py",
    "validation/parts.py",
    "validation/points.py",
    "validation/refine.py",
    "validation/schema.py",
)
# Single words that stand in the places of sentences, or alone.
_WORDS = (
    *("nothing", "whole", "passages", "rows", "entailed", "contradicted", "bytes"),
    *("closed", "open", "half open", "there", "default: {0}", "{0} of {1}"),
    *("{0} there", "{0} waiting", "{0} sent now", "{0} local only", "kept here"),
    *("safety-critical", "text", "number", "none"),
    *("routine work", "complex work", "safety-critical work", "translated", "rewritten"),
)
# Not for people: patterns, statements for a database, lines of the log, parts of protocols.
_MACHINE_MADE = re.compile(
    r"\\|\(\?|\[\^|%s|\w\|\w|PRAGMA |Bearer |\nAnswer|model pack 1|\| None|\": \""
)


def main() -> int:
    """Find the texts, keep what is translated, make the files that the app loads."""
    _FOLDER.mkdir(exist_ok=True)
    core = sentences()
    lines = [one.replace("\n", "\\n") for one in core]
    (_FOLDER / "sentences.txt").write_text("\n".join(lines) + "\n", "utf-8")
    for language in _LANGUAGES:
        file = _FOLDER / f"homeport_{language}.ts"
        update(file, language, core)
        run_tool("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))
    return 0


def sentences() -> list[str]:
    """Every text of the core that the window shows, in order."""
    return sorted({one for one in core_sentences() if one.strip()})


def update(file: Path, language: str, core: list[str]) -> None:
    """Bring a .ts file up to date; what is translated stays so, what is gone goes."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "core_sentences.py"
        calls = (f"QCoreApplication.translate({CORE!r}, {_quoted(one)})" for one in core)
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
    for module in iter_modules(errors.__path__, f"{errors.__name__}."):
        import_module(module.name)  # an error is known from then on
    for kind in _errors(AppError):
        yield from (kind.title, kind.hint, kind.hint_in_bundle)
    for kinds in (Kind, TaskState, Category, Route):
        yield from (one.value.replace("_", " ") for one in kinds)
    yield from (f"{{0}} {words}" for kind in PiiKind for words in kind.words)
    yield from _WORDS
    yield from _of_settings()
    yield from _of_models()
    for name in _SPEAKING:
        yield from _spoken((_ROOT / "app" / name).read_text("utf-8"))


def _of_settings() -> Iterator[str]:
    yield from (*TITLES.values(), *SECTIONS.values(), *NOTHING.values(), "None", "On", "Off")
    yield from (words for names in CHOICES.values() for words in names.values())
    for fact in (*setting_facts(Settings()), *model_facts(Preset(), Preset())):
        yield from (fact.about, fact.unit)
        for limit in fact.range.split(", "):
            yield re.sub(r"[\d.]+$", "{0}", limit)


def _of_models() -> Iterator[str]:
    models = yaml.safe_load((_ROOT / "resources" / "models.yaml").read_text("utf-8"))
    yield from (one["good_at"] for one in _found(models, "good_at"))


def _found(node: object, key: str) -> Iterator[dict[str, str]]:
    """All mappings with this key, wherever they are."""
    if isinstance(node, dict):
        if key in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _found(one, key)


def _errors(kind: type[AppError]) -> Iterator[type[AppError]]:
    for one in kind.__subclasses__():
        if "title" in vars(one) and one.__module__.startswith(errors.__name__):
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
        if text is not None and " " in text.strip() and _is_for_people(text):
            yield text


def _is_for_people(text: str) -> bool:
    own = re.sub(r"\{\d+\}", "", text)
    return any(map(str.isalpha, own)) and _MACHINE_MADE.search(text) is None


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
