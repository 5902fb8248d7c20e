"""A table among the paragraphs of a text."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from app.ui.theme import colours

_PADDING = 5
_MARGIN = 8


def write_table(cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Write rows as a table as wide as the text; the first row are the titles. Plain text only.

    Returns: from where to where each row's text stands.
    """
    style = QTextTableFormat()
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    style.setCellPadding(_PADDING)
    style.setCellSpacing(0)
    style.setBorder(1)
    style.setBorderCollapse(True)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(QBrush(QColor(colours()["line"])))
    style.setHeaderRowCount(1)
    style.setTopMargin(_MARGIN)
    style.setBottomMargin(_MARGIN)
    titles = QTextCharFormat()
    titles.setFontWeight(QFont.Weight.DemiBold)
    plain = QTextCharFormat()
    plain.setFontWeight(QFont.Weight.Normal)
    table = cursor.insertTable(len(rows), len(rows[0]), style)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cellAt(line, column).firstCursorPosition().insertText(
                text, titles if line == 0 else plain
            )
    return [
        (
            table.cellAt(line, 0).firstPosition(),
            table.cellAt(line, table.columns() - 1).lastPosition(),
        )
        for line in range(table.rows())
    ]
