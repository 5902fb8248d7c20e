"""Figures as the window's language writes them: numbers, shares, sizes, dates. Here alone.

Exports, the command line and logs write them in one way for all.
"""

import re
from datetime import date
from string import Formatter

from PySide6.QtCore import QDate, QLocale

_MB, _GB = 1e6, 1e9
_DIGITS = re.compile(r"\.(\d)")
_DAY = "%Y-%m-%d"


class _Filler(Formatter):
    def format_field(self, value: object, spec: str) -> str:
        """A fact in its place; of those that are no figures, as Python does."""
        if isinstance(value, date):
            return value.strftime(spec.replace(_DAY, day(value))) if spec else day(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return format(value, spec)
        digits = _DIGITS.search(spec)
        places = int(digits.group(1)) if digits else None
        return share(value, places or 0) if spec.endswith("%") else number(value, places)


_FILLER = _Filler()


def filled(words: str, /, **facts: object) -> str:
    """A translated sentence with its facts: figures by its `{places:,.1f}` and the language."""
    return _FILLER.vformat(words, (), facts)


def number(value: float, digits: int | None = None) -> str:
    """A number, with so many digits behind the point; None: as many as it has."""
    if digits is None and (isinstance(value, int) or value == int(value)):
        return _locale().toString(int(value))
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return _locale().toString(float(value), "f", shortest if digits is None else digits)


def typed_number(value: float) -> str:
    """A number as it is typed: as many digits as it has, no marks between thousands."""
    locale = _locale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return locale.toString(float(value), "f", shortest)


def with_point(typed: str) -> str:
    """A number that was typed in the window's language, as YAML wants it; what is none, as it is.

    So `1.000` is a thousand in German: read as YAML reads it, it would be one.
    """
    value, is_number = _locale().toDouble(typed)
    return f"{value:.15g}" if is_number else typed


def share(value: float, digits: int = 0) -> str:
    """A share of one in percent."""
    is_close = _locale().language() is QLocale.Language.English
    gap = "" if is_close else "\N{NO-BREAK SPACE}"
    return f"{number(100 * value, digits)}{gap}%"


def money(usd: float, digits: int = 2) -> str:
    """US dollars, with the sign where the language has it."""
    return _locale().toCurrencyString(usd, "$", digits)


def size_words(size_bytes: float) -> str:
    """Bytes as people say them: 469 MB, 4.7 GB."""
    if size_bytes >= _GB:
        return f"{number(size_bytes / _GB, 1)} GB"
    return f"{number(size_bytes / _MB, 0)} MB"


def day(at: date) -> str:
    """A day by its number, year and all."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return f"{at:%Y-%m-%d}"
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    whole = re.sub(r"(?<!y)yy(?!y)", "yyyy", form)
    return locale.toString(QDate(at.year, at.month, at.day), whole)


def short_day(at: date) -> str:
    """A day without its year, for a small place."""
    return QLocale().toString(QDate(at.year, at.month, at.day), "d MMM")


def moment(at: date) -> str:
    """A day and a time of this machine's clock."""
    return f"{day(at)} {at:%H:%M}"


def _locale() -> QLocale:
    """That of the window; where there is none, numbers are written as in English."""
    locale = QLocale()
    return QLocale("en") if locale.language() is QLocale.Language.C else locale
