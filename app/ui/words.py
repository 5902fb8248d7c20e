"""Texts of modules that have no widget of their own to translate them."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the window's language. Imported as `_tr`: that name is what lupdate looks for."""
    return QCoreApplication.translate("", text)
