"""The shelf of models: a folder of GGUF files, and what was found of each."""

from app.engines.shelf.folder import FolderShelf

__all__ = ["FolderShelf"]
