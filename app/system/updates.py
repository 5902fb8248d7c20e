"""Ask for the newest version's number: one GET of one line of text, through the egress guard."""

import httpx

from app.domain.egress import Purpose, permit_without_documents
from app.domain.errors.install import UpdateUnknown

_DEADLINE_S = 10.0
_MOST_BYTES = 256
_HEADERS = {"User-Agent": "Homeport", "Accept": "text/plain", "Accept-Encoding": "identity"}


def read_newest(address: str, transport: httpx.BaseTransport) -> str:
    """The first line at an address. Nothing about this machine is sent, its version neither.

    Args:
        transport: the network: the egress guard's.

    Raises:
        UpdateUnknown: nobody answers, or it is no such line.
        AppError: the guard let nothing out.
    """
    permit = permit_without_documents(Purpose.DOWNLOAD)
    try:
        with (
            httpx.Client(
                transport=transport, timeout=_DEADLINE_S, trust_env=False, follow_redirects=False
            ) as client,
            client.stream(
                "GET", address, headers=_HEADERS, extensions={"permit": permit}
            ) as answer,
        ):
            body = next(answer.iter_raw(_MOST_BYTES), b"") if answer.is_success else b""
    except (httpx.HTTPError, httpx.InvalidURL):
        raise UpdateUnknown from None
    return body.decode("ascii", "replace").partition("\n")[0].strip()
