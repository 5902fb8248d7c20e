"""Every setting with what a person must know of it: one source for command line and window."""

import json
from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, JsonValue
from pydantic.fields import FieldInfo

from app.domain.settings import Settings

_UNITS = {
    "_mb_s": "MB a second",
    "_s": "seconds",
    "_mb": "MB",
    "_days": "days",
    "_tokens": "tokens",
    "_limit": "tokens",
    "_budget": "US dollars",
    "price_in": "US dollars",
    "price_out": "US dollars",
    "text_size": "%",
}
_NAMES = {int: "whole number", float: "number", str: "text", bool: "true or false"}
# As pydantic's constraints are called.
_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


class SettingFact(BaseModel):
    """One setting. `kind` is its type and `range` its limits, in words; `unit` may be empty."""

    model_config = ConfigDict(frozen=True)

    key: str
    about: str
    kind: str
    unit: str
    range: str
    default: JsonValue
    value: JsonValue

    @property
    def limits(self) -> str:
        """What it takes, in a line: type, range and unit."""
        return ", ".join(part for part in (self.kind, self.range, self.unit) if part)

    @property
    def is_default(self) -> bool:
        """Whether it is as it came."""
        return self.value == self.default


def setting_facts(settings: Settings) -> list[SettingFact]:
    """All settings in the file's order, with their values now."""
    return list(_facts(settings))


def _facts(settings: Settings) -> Iterator[SettingFact]:
    defaults = Settings()
    for section in Settings.model_fields:
        yield from model_facts(
            getattr(defaults, section), getattr(settings, section), f"{section}."
        )


def model_facts(default: BaseModel, now: BaseModel, before: str = "") -> Iterator[SettingFact]:
    """The fields of one model, with `before` in front of their names."""
    defaults, values = default.model_dump(mode="json"), now.model_dump(mode="json")
    for name, field in type(now).model_fields.items():
        yield SettingFact(
            key=f"{before}{name}",
            about=field.description or "",
            kind=_in_words(field.annotation),
            unit=_unit(name),
            range=_range(field),
            default=defaults[name],
            value=values[name],
        )


def shown(value: JsonValue) -> str:
    """A value as it is typed; nothing for none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _in_words(kind: Any) -> str:  # noqa: ANN401 - a type
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " | ".join(str(one.value) for one in kind)
    if get_origin(kind) is Literal:
        return " | ".join(map(str, get_args(kind)))
    if get_origin(kind) in {Union, UnionType}:
        known = [one for one in get_args(kind) if one is not type(None)]
        return f"{' or '.join(map(_in_words, known))}, or none"
    if get_origin(kind) is tuple:
        return f"list of {_in_words(get_args(kind)[0])}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "{" + ", ".join(kind.model_fields) + "}"
    return _NAMES.get(kind, str(kind))


def _range(field: FieldInfo) -> str:
    limits = [
        f"{words} {getattr(one, name)}"
        for one in field.metadata
        for name, words in _LIMITS.items()
        if getattr(one, name, None) is not None
    ]
    return ", ".join(limits)


def _unit(name: str) -> str:
    if name == "rate_limit":
        return "requests a minute"
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), "")
