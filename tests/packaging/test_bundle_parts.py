"""What goes into the bundle and what stays out."""

import ast
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import bundle_parts
import pytest
from llama_build import has_all_variants, tuned_features

from tests.conftest import REPOSITORY

QT = "PySide6/Qt"
# The extra `ocr` is looked for and is allowed to be missing.
MAY_BE_MISSING = {"PIL", "rapidocr", "onnxruntime"}
TUNED = (
    "CPU : SSE3 = 1 | SSSE3 = 1 | AVX = 1 | AVX_VNNI = 1 | AVX2 = 1 | F16C = 1 | FMA = 1 | "
    "BMI2 = 1 | AVX512 = 1 | AMX_INT8 = 1 | LLAMAFILE = 1 | OPENMP = 1 | REPACK = 1 | "
)
PLAIN = (
    "CPU : SSE3 = 1 | SSSE3 = 1 | AVX = 1 | AVX2 = 1 | F16C = 1 | FMA = 1 | BMI2 = 1 | "
    "LLAMAFILE = 1 | OPENMP = 1 | REPACK = 1 | "
)
PLAIN_CUDA = "CUDA : ARCHS = 500,610 | USE_GRAPHS = 1 | " + PLAIN
APPLE = "Metal : EMBED_LIBRARY = 1 | CPU : NEON = 1 | ARM_FMA = 1 | DOTPROD = 1 | ACCELERATE = 1 |"


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/imageformats/libqsvg.so",
        f"{QT}/plugins/iconengines/libqsvgicon.so",
        f"{QT}/plugins/networkinformation/libqnetworkmanager.so",
        f"{QT}/lib/libQt6Svg.so.6",
        f"{QT}/translations/qtbase_de.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "numpy.libs/libgfortran-040039e1.so.5.0.0",
        "stdnum/cn/loc.dat",
        "docx/templates/default.docx",
        "app/store/migrations/versions/0001_first.py",
        "models/starter.gguf",
    ],
)
def test_what_the_app_needs_goes_in(path: str) -> None:
    assert not bundle_parts.is_unwanted(path)


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/lib/libQt6Quick.so.6",
        "libQt6EglFSDeviceIntegration.so.6",
        f"{QT}/translations/qtbase_fr.qm",
        f"{QT}/translations/assistant_de.qm",
        "PySide6\\plugins\\sqldrivers\\qsqlite.dll".replace("\\", "/"),
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libglib-2.0.so.0",
        "stdnum/oui.dat",
    ],
)
def test_what_it_does_not_need_stays_out(path: str) -> None:
    assert bundle_parts.is_unwanted(path)


def test_every_absence_has_its_reason() -> None:
    tables = (
        bundle_parts.EXCLUDED_MODULES,
        bundle_parts.EXCLUDED_QT,
        bundle_parts.EXCLUDED_DATA,
        bundle_parts.SYSTEM_LIBRARIES,
    )
    assert all(reason.strip() for table in tables for reason in table.values())


def test_nothing_is_left_out_that_the_app_imports() -> None:
    left_out = set(bundle_parts.EXCLUDED_MODULES) - MAY_BE_MISSING
    wanted = set(_imported())
    assert "numpy" in wanted
    assert not left_out & wanted
    assert not any("np.fft" in p.read_text() for p in (REPOSITORY / "app").rglob("*.py"))


def _imported() -> Iterator[str]:
    """Every module that the app names in an import, and the packages above it."""
    for path in (REPOSITORY / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                parts = name.split(".")
                yield from (".".join(parts[: n + 1]) for n in range(len(parts)))


def test_migrations_and_resources_go_in_at_the_places_where_they_are_looked_for() -> None:
    files = {Path(source): place for source, place in bundle_parts.data_files()}
    scripts = sorted((REPOSITORY / "app/store/migrations/versions").glob("0*.py"))
    assert scripts
    assert {files[script] for script in scripts} == {"app/store/migrations/versions"}
    assert files[REPOSITORY / "app/store/migrations/env.py"] == "app/store/migrations"
    assert files[REPOSITORY / "resources"] == "resources"


@pytest.mark.real_model
def test_the_starter_model_goes_where_the_app_looks_for_it(starter_model: Path) -> None:
    assert bundle_parts.starter_model() == [(str(starter_model), "models")]


def test_llama_cpp_gets_each_of_its_libraries_once() -> None:
    found = runpy.run_path(str(REPOSITORY / "packaging" / "hooks" / "hook-llama_cpp.py"))
    files = [Path(source) for source, _ in found["binaries"]]
    names = {file.name for file in files}
    assert "libllama.so" in names
    assert not any("mtmd" in name for name in names)
    held = names | {f"{name.partition('.so')[0]}.so" for name in names}
    for file in files if shutil.which("readelf") else []:
        told = subprocess.run(
            ["readelf", "-d", file], stdout=subprocess.PIPE, text=True, check=True
        )
        needed = [line.split("[")[1][:-1] for line in told.stdout.splitlines() if "NEEDED" in line]
        assert {name for name in needed if "ggml" in name or "llama" in name} <= names
    assert {"libggml.so", "libggml-base.so"} <= held


def test_the_hook_knows_the_libraries_of_other_systems_and_backends() -> None:
    wanted = runpy.run_path(str(REPOSITORY / "packaging" / "hooks" / "hook-llama_cpp.py"))["wanted"]
    windows = ["ggml-base.dll", "ggml-cuda.dll", "ggml.dll", "llama.dll", "mtmd.dll", "llama.lib"]
    assert wanted(windows) == ["ggml-base.dll", "ggml-cuda.dll", "ggml.dll", "llama.dll"]
    mac = ["libggml-metal.dylib", "libllama.dylib", "libllama.0.dylib", "libmtmd.dylib"]
    assert "libmtmd.dylib" not in wanted(mac)
    assert {"libggml-metal.dylib", "libllama.dylib"} <= set(wanted(mac))
    variants = ["libggml-cpu-haswell.so", "libggml-cpu-sse42.so", "libggml-cuda.so"]
    assert wanted(variants) == sorted(variants)


def test_libraries_that_are_opened_by_a_plain_name_are_links_not_copies() -> None:
    entries = [
        ("llama_cpp/lib/libggml.so.0", "/x/libggml.so.0", "BINARY"),
        ("llama_cpp/lib/libllama.so", "/x/libllama.so", "BINARY"),
        ("libz.so.1", "/x/libz.so.1", "BINARY"),
    ]
    assert bundle_parts.library_links(entries) == [
        ("llama_cpp/lib/libggml.so", "libggml.so.0", "SYMLINK")
    ]


@pytest.mark.parametrize(
    ("info", "tuned"),
    [
        (TUNED, ["AMX_INT8", "AVX512", "AVX_VNNI"]),
        (PLAIN, []),
        (PLAIN_CUDA, []),
        (APPLE, ["DOTPROD"]),
    ],
)
def test_a_llama_cpp_that_was_tuned_to_one_processor_is_told(info: str, tuned: list[str]) -> None:
    assert tuned_features(info) == tuned


def test_a_build_with_all_variants_may_be_given_away(tmp_path: Path) -> None:
    assert not has_all_variants(tmp_path)
    for name in ("libggml-cpu-haswell.so", "libggml-cpu-x64.so"):
        (tmp_path / name).touch()
    assert has_all_variants(tmp_path)
