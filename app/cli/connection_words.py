"""What `homeport doctor` says of the way to the provider."""

from collections.abc import Iterator

from app.domain.errors import AppError
from app.domain.finding import Finding, Verdict
from app.domain.network import Finding as Found
from app.pipeline.cloud_state import lasting_barrier
from app.pipeline.connection import probe_now
from app.pipeline.house import House

_PART = "provider"
_HINTS = {
    Found.UNREACHABLE: "Check the connection. Work for it waits and goes on by itself.",
    Found.INTERCEPTED: "Sign in to this network, or ask who runs the proxy; no key was sent.",
}


def provider_findings(house: House, *, is_probed: bool) -> Iterator[Finding]:
    """How it stands with the provider; nothing is sent unless it is to be probed."""
    ports = house.ports
    if is_probed:
        yield from _probed(house)
    elif ports.settings.cloud_engine.chain:
        stands = lasting_barrier(ports)
        detail = stands.value if stands else "nothing stands in the way of asking it"
        names = ", ".join(model.provider.value for model in ports.settings.cloud_engine.chain)
        detail = f"{names}: {detail}; nothing was sent (--probe asks)"
        yield Finding(part=_PART, verdict=Verdict.OK, detail=detail)


def _probed(house: House) -> Iterator[Finding]:
    try:
        found = probe_now(house.ports)
    except AppError as error:
        info = error.info
        yield Finding(part=_PART, verdict=Verdict.NOTICE, detail=info.title, hint=info.hint)
        return
    for model, finding in found:
        verdict = Verdict.OK if finding is Found.ANSWERED else Verdict.NOTICE
        detail = f"{model.provider.value}: {finding.value}"
        yield Finding(part=_PART, verdict=verdict, detail=detail, hint=_HINTS.get(finding, ""))
