"""Texts of modules that have no widget of their own to translate them, and sizes in words."""

from PySide6.QtCore import QCoreApplication, QLocale

_MB, _GB = 1e6, 1e9


def tr(text: str) -> str:
    """The text in the window's language. Imported as `_tr`: that name is what lupdate looks for."""
    return QCoreApplication.translate("", text)


def size_words(size_bytes: float) -> str:
    """Bytes as people say them: 469 MB, 4.7 GB."""
    if size_bytes >= _GB:
        return f"{QLocale().toString(size_bytes / _GB, 'f', 1)} GB"
    return f"{QLocale().toString(size_bytes / _MB, 'f', 0)} MB"
