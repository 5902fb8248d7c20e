"""JSON: the reports as they are; JSON lines: one report a line."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.export import Export, ExportForm


def write(export: Export, path: Path) -> Sequence[str]:
    """One report as an object, several as a list; in JSON lines each on its own line."""
    if export.form is ExportForm.JSONL:
        text = "".join(report.model_dump_json() + "\n" for report in export.reports)
    elif len(export.reports) == 1:
        text = export.reports[0].model_dump_json(indent=2) + "\n"
    else:
        parts = (report.model_dump_json(indent=2) for report in export.reports)
        text = f"[{','.join(parts)}]\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return ()
