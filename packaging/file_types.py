"""The files that the system may hand to Homeport, in each platform's form: one list for all.

The media types are those of the shared MIME database (freedesktop.org); the uniform type
identifiers are Apple's, and where Apple has none, the one that is commonly declared.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class FileType(NamedTuple):
    """A format: media type, endings without the dot, Apple's identifier, and its name in words."""

    media_type: str
    endings: tuple[str, ...]
    identifier: str
    name: str


FILE_TYPES = (
    FileType("application/pdf", ("pdf",), "com.adobe.pdf", "PDF document"),
    FileType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        "org.openxmlformats.wordprocessingml.document",
        "Word document",
    ),
    FileType(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ("pptx",),
        "org.openxmlformats.presentationml.presentation",
        "PowerPoint presentation",
    ),
    FileType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx",),
        "org.openxmlformats.spreadsheetml.sheet",
        "Excel workbook",
    ),
    FileType(
        "application/vnd.oasis.opendocument.text",
        ("odt",),
        "org.oasis-open.opendocument.text",
        "OpenDocument text",
    ),
    FileType(
        "application/vnd.oasis.opendocument.spreadsheet",
        ("ods",),
        "org.oasis-open.opendocument.spreadsheet",
        "OpenDocument spreadsheet",
    ),
    FileType(
        "application/vnd.oasis.opendocument.presentation",
        ("odp",),
        "org.oasis-open.opendocument.presentation",
        "OpenDocument presentation",
    ),
    FileType("application/epub+zip", ("epub",), "org.idpf.epub-container", "EPUB book"),
    FileType("text/html", ("html", "htm"), "public.html", "Web page"),
    FileType("application/rtf", ("rtf",), "public.rtf", "Rich text"),
    FileType("message/rfc822", ("eml",), "com.apple.mail.email", "Mail"),
    FileType(
        "application/vnd.ms-outlook", ("msg",), "com.microsoft.outlook16.email-message", "Mail"
    ),
    FileType("text/csv", ("csv",), "public.comma-separated-values-text", "Table (CSV)"),
    FileType(
        "text/tab-separated-values", ("tsv",), "public.tab-separated-values-text", "Table (TSV)"
    ),
    FileType("application/json", ("json",), "public.json", "JSON"),
    FileType("text/markdown", ("md",), "net.daringfireball.markdown", "Markdown"),
    FileType("text/plain", ("txt",), "public.plain-text", "Text"),
)


def desktop_line() -> str:
    """The value of a desktop entry's MimeType. Folders can be opened too."""
    return "".join(f"{one.media_type};" for one in FILE_TYPES) + "inode/directory;"


def info_plist(version: str) -> dict[str, Any]:
    """What macOS reads of an app: its files go on the Dock icon, and it stays no one's default."""
    types = [
        {
            "CFBundleTypeName": one.name,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": [one.identifier],
            "CFBundleTypeExtensions": list(one.endings),
        }
        for one in FILE_TYPES
    ]
    folders = {
        "CFBundleTypeName": "Folder",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "None",
        "LSItemContentTypes": ["public.folder"],
    }
    return {
        "CFBundleName": "Homeport",
        "CFBundleDisplayName": "Homeport",
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": [*types, folders],
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.productivity",
    }


def inno_lines() -> str:
    """Lines of an Inno Setup script's [Registry]: the endings that "Open with" offers it for."""
    key = r"Software\Classes\Applications\homeport.exe\SupportedTypes"
    lines = [
        f'Root: HKA; Subkey: "{key}"; ValueType: string; ValueName: ".{ending}"; ValueData: ""'
        for one in FILE_TYPES
        for ending in one.endings
    ]
    return "\n".join(lines) + "\n"
