"""`homeport doctor`."""

from itertools import chain

from app.cli.connection_words import provider_findings
from app.cli.output import DONE, FAILED, put, put_json
from app.domain.finding import Verdict
from app.pipeline.house import House

_SIGNS = {Verdict.OK: "ok     ", Verdict.NOTICE: "notice ", Verdict.PROBLEM: "PROBLEM"}


def doctor(house: House, *, is_json: bool, is_probed: bool = False) -> int:
    """Say what works and what to do about the rest; 1 when something does not work.

    Args:
        is_probed: ask the provider's host too; otherwise nothing is sent.
    """
    findings = []
    for finding in chain(house.examine(), provider_findings(house, is_probed=is_probed)):
        findings.append(finding)
        if not is_json:
            put(f"{_SIGNS[finding.verdict]}  {finding.part}: {finding.detail}")
            if finding.hint:
                put(f"         {finding.hint}")
    has_problem = any(finding.verdict is Verdict.PROBLEM for finding in findings)
    if is_json:
        checks = [finding.model_dump(mode="json") for finding in findings]
        put_json({"is_healthy": not has_problem, "findings": checks})
    return FAILED if has_problem else DONE
