"""Whether a provider's own host can be reached: a question without a key and without a document.

A GET of the list of models that every provider has (OpenAI "List models", Anthropic "List Models"):
without a key it is refused, in JSON, which is the answer that is wanted. A page, a redirection or a
certificate that is not trusted is a network's sign-in page or a proxy (RFC 6585, 511; RFC 8910).
"""

import logging
import threading

import httpx

from app.domain.egress import Purpose, permit_without_documents
from app.domain.errors import AppError
from app.domain.network import Finding
from app.engines.exchange import Exchange

_log = logging.getLogger(__name__)
_DEADLINE_S = 5.0
_MOST_BYTES = 4096
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Homeport"}
_SIGN_IN_FIRST = 511
# A host that has no such list is there all the same.
_NO_SUCH_ADDRESS = {httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED}


class Prober:
    """Asks hosts.

    Args:
        transport: the network: the egress guard's.
    """

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._transport = transport

    def ask(self, url: str, deadline_s: float = _DEADLINE_S) -> Finding:
        """What the host at an address does; within the deadline, whatever hangs.

        Raises:
            AppError: the guard let nothing out.
        """
        asking = _Asking(self._transport, url, deadline_s)
        thread = threading.Thread(target=asking.run, daemon=True, name="probe")
        thread.start()
        thread.join(deadline_s)  # a name that is looked up cannot be hurried: it is left behind
        if thread.is_alive():
            asking.exchange.cancel()
            return Finding.UNREACHABLE
        if asking.refusal is not None:
            raise asking.refusal
        return asking.finding


class _Asking:
    """One question, on a thread of its own."""

    def __init__(self, transport: httpx.BaseTransport, url: str, deadline_s: float) -> None:
        self.exchange = Exchange()
        self.finding = Finding.UNREACHABLE
        self.refusal: AppError | None = None
        self._transport, self._url, self._deadline_s = transport, url, deadline_s

    def run(self) -> None:
        try:
            self.finding = self._ask()
        except AppError as refusal:
            self.refusal = refusal
        except Exception as fault:  # noqa: BLE001 - nobody else is above this thread
            if not isinstance(fault, httpx.HTTPError | httpx.InvalidURL | httpx.StreamError):
                _log.error("a probe failed: %s", type(fault).__name__)
            is_tls = any(name.startswith(("SSL", "Certificate")) for name in _causes(fault))
            self.finding = Finding.INTERCEPTED if is_tls else Finding.UNREACHABLE

    def _ask(self) -> Finding:
        # Not closed: that would close the network that it shares with others.
        client = httpx.Client(
            transport=self._transport,
            timeout=self._deadline_s,
            follow_redirects=False,
            trust_env=False,
        )
        # A name, a password or a key may stand in an address: they stay here.
        url = httpx.URL(self._url).copy_with(userinfo=b"", query=None, fragment=None)
        request = client.build_request("GET", url, headers=_HEADERS)
        permit = permit_without_documents(Purpose.PROBE)
        request.extensions |= {"permit": permit, "trace": self.exchange.trace}
        response = client.send(request, stream=True)
        try:
            return _meaning(response, _beginning(response))
        finally:
            response.close()


def _meaning(response: httpx.Response, beginning: bytes) -> Finding:
    """What an answer says, by its status and by how its body begins."""
    status = response.status_code
    if response.is_redirect or status == _SIGN_IN_FIRST or httpx.codes.is_redirect(status):
        return Finding.INTERCEPTED
    is_json = "json" in response.headers.get("content-type", "")
    if is_json or beginning.lstrip()[:1] in {b"{", b"["} or status in _NO_SUCH_ADDRESS:
        return Finding.ANSWERED
    return Finding.UNREACHABLE if httpx.codes.is_server_error(status) else Finding.INTERCEPTED


def _beginning(response: httpx.Response) -> bytes:
    """The first bytes of a body: more is not read."""
    read = b""
    for piece in response.iter_raw():
        read += piece
        if len(read) >= _MOST_BYTES or read.strip():
            break
    return read


def _causes(fault: BaseException | None) -> list[str]:
    names = []
    while fault is not None:
        names.append(type(fault).__name__)
        fault = fault.__cause__ or fault.__context__
    return names
