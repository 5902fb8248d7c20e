"""What an examination of the machine found."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Verdict(StrEnum):
    """How it stands with one part."""

    OK = "ok"
    NOTICE = "notice"
    PROBLEM = "problem"


class Finding(BaseModel):
    """One part of the machine: how it is, and what to do if it is not well."""

    model_config = ConfigDict(frozen=True)

    part: str
    verdict: Verdict
    detail: str
    hint: str = ""
