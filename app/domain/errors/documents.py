"""What can be wrong with a document."""

from app.domain.errors.base import AppError


class DocumentMissing(AppError):
    code = "document_missing"
    title = "{name} is not there"
    hint = "It may have been moved or renamed. Find it and add it again."


class DocumentIsFolder(AppError):
    code = "document_is_folder"
    title = "{name} is a folder"
    hint = "Add the files in it instead: folders are not read as one document."


class FolderHasNoDocuments(AppError):
    code = "folder_has_no_documents"
    title = "{name} has no files that can be read"
    hint = "Hidden files, programs and archives are left out. Name the files you mean."


class DocumentEmpty(AppError):
    code = "document_empty"
    title = "{name} is empty"
    hint = "There is nothing in it to read. Check that it was saved or downloaded completely."


class DocumentNotReadable(AppError):
    code = "document_not_readable"
    title = "{name} may not be read"
    hint = "Your account has no permission for this file. Change its permissions or copy it."


class DocumentTooLarge(AppError):
    code = "document_too_large"
    title = "{name} is too large: {size_mb} MB, the limit is {limit_mb} MB"
    hint = "Split it into smaller files and add those. Nothing of it was read, so nothing is lost."


class DocumentFormatUnknown(AppError):
    code = "document_format_unknown"
    title = "{name} is in a format that Homeport cannot read yet"
    hint = "Save or print it as PDF from the program that made it, then add that."


class DocumentDamaged(AppError):
    code = "document_damaged"
    title = "{name} is damaged and cannot be opened"
    hint = "Open it in its own program and save it again, or fetch it again from where it came."


class DocumentEncrypted(AppError):
    code = "document_encrypted"
    title = "{name} is protected by a password"
    hint = "Open it with its password, save a copy without one, and add the copy."


class DocumentHasNoText(AppError):
    code = "document_has_no_text"
    title = "{name} has no text that can be read ({pages} page(s), all pictures or blank)"
    hint = (
        "It is probably a scan. Install text recognition (OCR) with: pip install 'homeport[ocr]', "
        "or run the file through another OCR program, then add it again."
    )
    hint_in_bundle = (
        "It is probably a scan, and this package of Homeport has no text recognition (OCR). "
        "Run the file through an OCR program, then add it again."
    )


class DocumentHasNoTable(AppError):
    code = "document_has_no_table"
    title = "{name} has no table with rows"
    hint = "Rows of CSV and spreadsheets are labelled one by one; leave --by-row out for others."


class ReadingTookTooLong(AppError):
    code = "reading_took_too_long"
    title = "Reading {name} used too much time or memory and was stopped"
    hint = "The file may be damaged, or made to be hard to read. Save it again as a simpler PDF."


class DocumentTooLong(AppError):
    code = "document_too_long"
    title = "{name} is too long: {pages} pages, the limit is {limit}"
    hint = "Split it into smaller files and add those. Nothing of it was read, so nothing is lost."


class DocumentUnsafe(AppError):
    code = "document_unsafe"
    title = "{name} was not opened, for safety: {reason}"
    hint = "If you trust it, open it in its own program, save it again or as PDF, and add that."


class DocumentChanged(AppError):
    code = "document_changed"
    title = "{name} changed while it was being read"
    hint = "Wait until it has been saved or downloaded completely, then try again."
    is_retryable = True


class SourceChanged(AppError):
    code = "source_changed"
    title = "{name} has changed since it was read"
    hint = "What was read of it is shown as text. Add it again to have the new one read."


class PagesNotDrawable(AppError):
    code = "pages_not_drawable"
    title = "Pages of {name} are shown as text"
    hint = "Only the pages of PDF files and pictures are drawn."


class PageNotDrawable(AppError):
    code = "page_not_drawable"
    title = "Page {page} of {name} cannot be drawn"
    hint = "It is damaged, or drawing it takes too much time or memory. Its text is still there."
