"""Documents and folders by the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

# What the dialog offers first; whatever else is chosen is looked at all the same.
_PATTERNS = " ".join(
    f"*.{ending}"
    for ending in (
        *("pdf", "docx", "pptx", "xlsx", "odt", "ods", "odp", "epub", "html", "htm", "rtf"),
        *("eml", "msg", "csv", "tsv", "json", "jsonl", "md", "txt", "png", "jpg", "jpeg", "tiff"),
    )
)


def chosen_documents(parent: QWidget) -> list[Path]:
    """The files that a person chooses; none when the dialog is dismissed."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        parent.tr("Open documents"),
        "",
        parent.tr("Documents") + f" ({_PATTERNS});;" + parent.tr("All files") + " (*)",
    )
    return [Path(name) for name in names]


def chosen_folder(parent: QWidget) -> list[Path]:
    """The folder that a person chooses; none when the dialog is dismissed."""
    name = QFileDialog.getExistingDirectory(parent, parent.tr("Open folder"))
    return [Path(name)] if name else []
