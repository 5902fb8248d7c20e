"""What a hub says of its files: asked through huggingface_hub, over the border's own transport."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from app.domain.download import RemoteFile, Wish
from app.domain.egress import Purpose, is_plain_here, permit_without_documents
from app.domain.errors.downloads import (
    HashUnknown,
    HubChoice,
    HubHasNot,
    HubStrange,
    HubUnsafe,
    NoModelThere,
    PartsAlike,
    WishInvalid,
)
from app.domain.model_parts import part_names
from app.system.hub.control import Control
from app.system.hub.faults import Asked, fault_of, translated
from app.system.hub.naming import is_model, joined, made, revision_of

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo


TIMEOUT = httpx.Timeout(30.0, connect=15.0)
_MOST_BYTES = 8_000_000
_MOST_NAMED = 6
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_AGENT = "homeport"
# huggingface_hub has one session for the whole process: who asks has it for that long.
_session = threading.Lock()


class Hub:
    """One hub, by its address. `token` goes to it and to no other host; `control` ends requests."""

    def __init__(
        self,
        transport: httpx.BaseTransport,
        address: str,
        token: str | None,
        timeout: httpx.Timeout = TIMEOUT,
        control: Control | None = None,
    ) -> None:
        self._transport, self.address, self.token = transport, address.rstrip("/"), token
        self._timeout, self._control = timeout, control or Control()
        parts = urlsplit(address)
        self.host = parts.hostname or address
        self.is_plain = is_plain_here(parts.scheme, self.host)

    def files(self, repository: str) -> list[RemoteFile]:
        """The models of a repository: its GGUF files whose hash the hub says, all parts there.

        Raises:
            DownloadError, OfflineSwitchOn.
        """
        info = self._info(repository)
        return self._whole(repository, info)

    def file(self, wish: Wish) -> RemoteFile:
        """The model that somebody wants, by any of its files; in Q4_K_M where none is named.

        Raises:
            DownloadError, OfflineSwitchOn.
        """
        info = self._info(wish.repository)
        if not wish.file:
            return self._usual(wish.repository, info)
        if not is_model(wish.file):
            raise WishInvalid(wish=wish.file)
        return joined([self._piece(info, wish.repository, one) for one in part_names(wish.file)])

    def url(self, remote: RemoteFile) -> str:
        """Where a file's bytes are, at the revision that was looked at."""
        from huggingface_hub import hf_hub_url  # noqa: PLC0415 - it loads when it is used

        return hf_hub_url(
            remote.repository, remote.file, revision=remote.revision, endpoint=self.address
        )

    @property
    def headers(self) -> dict[str, str]:
        """What every request to the hub carries."""
        return {"user-agent": _AGENT, **self.secret}

    @property
    def secret(self) -> dict[str, str]:
        """What no other host may see."""
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    def asked(self, repository: str, name: str = "") -> Asked:
        """What a request is for, as its errors say it."""
        return Asked(self.host, repository, name or repository, bool(self.token))

    def _piece(self, info: "ModelInfo", repository: str, file: str) -> RemoteFile:
        """One file, as the hub's list says it, or its headers."""
        named = [one for one in info.siblings or [] if one.rfilename == file]
        if not named:
            raise HubHasNot(host=self.host, name=f"{repository}:{file}")
        lfs = named[0].lfs
        remote = made(repository, info, file, lfs) if lfs else self._by_head(info, repository, file)
        if remote is None:
            raise HashUnknown(host=self.host, name=file)
        return remote

    def _whole(self, repository: str, info: "ModelInfo") -> list[RemoteFile]:
        """The models that are all there, split ones too; none of which two parts are the same."""
        told: dict[str, Mapping[str, object]] = {
            one.rfilename: one.lfs or {} for one in info.siblings or []
        }
        found = []
        for name in told:
            files = part_names(name) if is_model(name) else ()
            if name not in files[:1]:
                continue
            pieces = [made(repository, info, one, told.get(one, {})) for one in files]
            known = [piece for piece in pieces if piece is not None]
            if len(known) == len(files):
                with suppress(PartsAlike):
                    found.append(joined(known))
        return found

    def _usual(self, repository: str, info: "ModelInfo") -> RemoteFile:
        whole = self._whole(repository, info)
        if not whole:
            raise NoModelThere(repository=repository)
        best = [one for one in whole if "q4_k_m" in one.file.lower()] or whole
        if len(best) > 1:  # the same in one file and in several
            best = [one for one in best if not one.pieces] or best
        if len(best) > 1:
            names = ", ".join(one.file for one in whole[:_MOST_NAMED])
            raise HubChoice(repository=repository, files=names)
        return best[0]

    def _info(self, repository: str) -> "ModelInfo":
        from huggingface_hub import HfApi  # noqa: PLC0415 - it loads when it is used

        if not _REPOSITORY.fullmatch(repository):
            raise WishInvalid(wish=repository)
        with self._speaking(repository):
            api = HfApi(self.address, token=self.token or False, user_agent=_AGENT)
            return api.model_info(repository, files_metadata=True)

    def _by_head(self, info: "ModelInfo", repository: str, file: str) -> RemoteFile | None:
        """A mirror may say a file's hash in its headers only."""
        from huggingface_hub import get_hf_file_metadata, hf_hub_url  # noqa: PLC0415

        url = hf_hub_url(repository, file, revision=revision_of(info), endpoint=self.address)
        with self._speaking(repository, file):
            told = get_hf_file_metadata(url, token=self.token or False, endpoint=self.address)
        linked = {"sha256": told.etag, "size": told.size}
        return made(repository, info, file, linked)

    @contextmanager
    def _speaking(self, repository: str, name: str = "") -> Iterator[None]:
        """huggingface_hub over our transport; what it raises, as ours."""
        from huggingface_hub import close_session, set_client_factory  # noqa: PLC0415
        from huggingface_hub.errors import HfHubHTTPError  # noqa: PLC0415

        extensions = {"timeout": self._timeout.as_dict(), "trace": self._control.trace}
        transport = _Permitted(self._transport, extensions, is_plain=self.is_plain)

        def client() -> httpx.Client:
            return httpx.Client(transport=transport, trust_env=False, follow_redirects=True)

        with _session, translated(self.host):
            set_client_factory(client)
            try:
                yield
            except HfHubHTTPError as fault:
                answer = fault.response
                asked = self.asked(repository, name)
                raise fault_of(answer.status_code, answer.headers, asked) from None
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                raise HubStrange(host=self.host, reason="its answer cannot be read") from None
            finally:
                close_session()


class _Permitted(httpx.BaseTransport):
    """Gives each request, redirected ones too, its own permit; no answer is longer than it may."""

    def __init__(
        self, inner: httpx.BaseTransport, extensions: dict[str, Any], *, is_plain: bool
    ) -> None:
        self._inner, self._is_plain = inner, is_plain
        self._extensions = extensions  # a timeout, too: huggingface_hub itself waits for ever

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it, if it may go there."""
        require_safe(request.url, is_plain=self._is_plain)
        permit = permit_without_documents(Purpose.DOWNLOAD, request.url.host)
        request.extensions = {**request.extensions, **self._extensions, "permit": permit}
        request.headers["accept-encoding"] = "identity"  # what unpacks has no length to be limited
        answer = self._inner.handle_request(request)
        if answer.headers.get("content-encoding", "identity") != "identity":
            answer.close()
            raise HubStrange(host=request.url.host, reason="it compresses what must come as it is")
        answer.stream = _Limited(answer.stream)
        return answer

    def close(self) -> None:
        """The transport is lent: who made it closes it."""


class _Limited(httpx.SyncByteStream):
    """An answer's body that may not be endless."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - httpx's own union of streams
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        size_bytes = 0
        for piece in self._inner:
            size_bytes += len(piece)
            if size_bytes > _MOST_BYTES:
                raise httpx.ReadError("the answer is too long")
            yield piece

    def close(self) -> None:
        """Give the connection back."""
        self._inner.close()


def require_safe(url: httpx.URL, *, is_plain: bool) -> None:
    """Only encrypted; a mirror on this very machine may send on to this machine.

    Args:
        url: where a request is about to go.
        is_plain: the hub itself is such a mirror.

    Raises:
        HubUnsafe.
    """
    if url.scheme != "https" and not (is_plain and is_plain_here(url.scheme, url.host)):
        raise HubUnsafe(host=url.host)
