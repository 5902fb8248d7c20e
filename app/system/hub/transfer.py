"""The bytes of one file: got over as many connections as it takes, each from where the last ended.

Range requests are those of RFC 9110, section 14. A hub sends on to a host of its own for large
files; each hop is a request of its own, with its own permit and its own row in the ledger, and only
the hub itself sees the token.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

import httpx

from app.domain.download import RemoteFile
from app.domain.egress import Purpose, permit_without_documents
from app.domain.errors.downloads import (
    DownloadError,
    HubBroke,
    HubBusy,
    HubStrange,
    HubUnreachable,
    SizeWrong,
)
from app.system.hub.control import Control
from app.system.hub.faults import Asked, fault_of, translated
from app.system.hub.hub import TIMEOUT, Hub, require_safe
from app.system.hub.part import Part

# Seconds before each further try that follows one without any new byte.
WAITS_S = (1.0, 2.0, 5.0, 10.0, 20.0)
# A hub that wants us to wait longer is left alone until somebody resumes.
_LONGEST_WAIT_S = 120.0
_MOST_HOPS = 5
_PASSING = (HubUnreachable, HubBroke, HubBusy)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})")

# Told of each piece that was written; may wait, and may stop everything by raising.
OnPiece = Callable[[int], None]


class Changed(Exception):
    """The hub has another file by this name now."""


class Transfer:
    """Gets one file from one hub."""

    def __init__(
        self,
        hub: Hub,
        transport: httpx.BaseTransport,
        control: Control,
        *,
        waits_s: tuple[float, ...] = WAITS_S,
        timeout: httpx.Timeout = TIMEOUT,
    ) -> None:
        self._hub, self._control, self._waits_s = hub, control, waits_s
        self._client = httpx.Client(transport=transport, trust_env=False, timeout=timeout)

    def fetch(self, remote: RemoteFile, part: Part, on_piece: OnPiece) -> None:
        """Make the part whole.

        Raises:
            Stopped: somebody wants so; the part keeps what it has.
            Changed: it is another file by now.
            DownloadError, OfflineSwitchOn: it cannot be had; passing faults were waited out.
        """
        tries, best = 0, part.size_bytes
        while part.size_bytes < remote.size_bytes:
            try:
                self._connect(remote, part, on_piece)
            except _PASSING as fault:
                tries = 0 if part.size_bytes > best else tries
                best = max(best, part.size_bytes)
                tries += 1
                self._wait(tries, fault)

    def _wait(self, tries: int, fault: DownloadError) -> None:
        asked_s = fault.retry_after_s if isinstance(fault, HubBusy) else 0.0
        if tries > len(self._waits_s) or asked_s > _LONGEST_WAIT_S:
            raise fault
        self._control.wait(max(asked_s, self._waits_s[tries - 1]))

    def _connect(self, remote: RemoteFile, part: Part, on_piece: OnPiece) -> None:
        """One connection's worth of it."""
        answer = self._open(remote, part)
        try:
            if self._is_body(answer, remote, part):
                self._read(answer, remote, part, on_piece)
        finally:
            answer.close()

    def _open(self, remote: RemoteFile, part: Part) -> httpx.Response:
        """The answer that has the bytes, after all redirects."""
        url = httpx.URL(self._hub.url(remote))
        for hop in range(_MOST_HOPS):
            self._control.check()
            answer = self._send(url, part)
            if hop == 0:
                self._require_same(answer, remote)
            if not answer.is_redirect:
                return answer
            target = answer.headers.get("location", "")
            answer.close()
            with translated(url.host):
                url = url.join(target)
        raise HubStrange(host=self._hub.host, reason="it sends us round and round")

    def _send(self, url: httpx.URL, part: Part) -> httpx.Response:
        require_safe(url, is_plain=self._hub.is_plain)
        headers = {"accept-encoding": "identity", "user-agent": self._hub.headers["user-agent"]}
        if part.size_bytes:
            headers["range"] = f"bytes={part.size_bytes}-"
        if self._is_hub(url):
            headers |= self._hub.secret
        permit = permit_without_documents(Purpose.DOWNLOAD, url.host)
        request = self._client.build_request(
            "GET",
            url,
            headers=headers,
            extensions={"permit": permit, "trace": self._control.trace},
        )
        with translated(url.host):
            return self._client.send(request, stream=True)

    def _is_hub(self, url: httpx.URL) -> bool:
        own = httpx.URL(self._hub.address)
        return (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port)

    def _require_same(self, answer: httpx.Response, remote: RemoteFile) -> None:
        """The hub itself says the hash of what it is about to give."""
        told = answer.headers.get("x-linked-etag") or answer.headers.get("etag", "")
        sha256 = told.removeprefix("W/").strip('"')
        if _SHA256.fullmatch(sha256) and sha256 != remote.sha256:
            answer.close()
            raise Changed

    def _is_body(self, answer: httpx.Response, remote: RemoteFile, part: Part) -> bool:
        """Whether the part's next bytes follow; else it has been brought to where they will.

        A host that does not know ranges begins anew, and so does one whose range is not ours.
        """
        host, status = answer.url.host, answer.status_code
        if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and part.size_bytes:
            part.restart()
            return False
        if status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
            raise self._fault(answer, remote)
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise HubStrange(host=host, reason="it compresses what must come as it is")
        if status == HTTPStatus.OK:
            if part.size_bytes:
                part.restart()
            return True
        if _is_ours(answer.headers.get("content-range", ""), remote, part):
            return True
        if not part.size_bytes:
            raise HubStrange(host=host, reason="it gives another part than was asked for")
        part.restart()
        raise HubBroke(host=host, reason="it gives another part than was asked for")

    def _fault(self, answer: httpx.Response, remote: RemoteFile) -> DownloadError:
        """What a refusal means. Away from the hub, an address that has expired is a new one next.

        `X-Error-Code` names the missing token where the status does not.
        """
        asked = self._hub.asked(remote.repository, f"{remote.repository}:{remote.file}")
        host, status = answer.url.host, answer.status_code
        if self._is_hub(answer.url):
            return fault_of(status, answer.headers, asked)
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
            return HubBusy(host=host, reason=f"status {status}")
        return fault_of(status, answer.headers, Asked(host, *asked[1:]))

    def _read(
        self, answer: httpx.Response, remote: RemoteFile, part: Part, on_piece: OnPiece
    ) -> None:
        with translated(answer.url.host, is_reading=True):
            for piece in answer.iter_raw():
                self._control.check()
                if part.size_bytes + len(piece) > remote.size_bytes:
                    raise SizeWrong(name=remote.file)
                part.write(piece)
                on_piece(len(piece))
        if part.size_bytes < remote.size_bytes:
            raise HubBroke(host=answer.url.host, reason="it ended too early")


def _is_ours(told: str, remote: RemoteFile, part: Part) -> bool:
    match = _RANGE.fullmatch(told)
    if match is None:
        return False
    first, _, total = map(int, match.groups())
    return first == part.size_bytes and total == remote.size_bytes
