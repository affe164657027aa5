"""One download of one named address: the only way to the network, and bounded in bytes, time and hops."""

from __future__ import annotations

import io
import ipaddress
import re
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from counterclaim.read.limits import Limits
from counterclaim.read.source import Refused
from counterclaim.read.unpack import Gunzipped
from counterclaim.records import Archive

_BLOCK = 65_536
_WAIT = 20.0  # seconds for one answer of the network
_AGENT = "counterclaim (reads one named page for research)"
_ACCEPTED = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/pdf,*/*;q=0.8"
)
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_OPEN_IT = "open it in a browser and save the page"


@dataclass(frozen=True, slots=True)
class Download:
    """What an address answered with, and the encoding that the server gave it."""

    archive: Archive
    charset: str | None


def is_address(locator: str) -> bool:
    """Whether a locator is an address and no name of a file."""
    return _ADDRESS.match(locator) is not None


def fetch(url: str, limits: Limits) -> Download:
    """The bytes behind an address, noted under the address that was asked for; Refused if there are none."""
    request = urllib.request.Request(
        _checked(url), headers={"User-Agent": _AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "identity"}
    )
    try:
        with urllib.request.build_opener(_OnlyWeb()).open(
            request, timeout=min(limits.seconds, _WAIT)
        ) as answer:
            data = _within_bounds(answer, limits)
            return Download(Archive(url, data), answer.headers.get_content_charset())
    except urllib.error.HTTPError as error:
        error.close()
        raise _unreadable(f"the server answered {error.code} {error.reason}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise _unreadable(f"no answer: {getattr(error, 'reason', None) or error}") from error


def _checked(url: str) -> str:
    """The address as it goes over the wire; Refused where it is none, or says more than where."""
    parts = urlsplit(url) if url.isprintable() and " " not in url else None
    if parts is None or parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise Refused("unsupported", "it is no web address (http or https)", "name a file or a web address")
    if parts.username or parts.password:
        raise Refused("unsupported", "the address holds a password, which would be recorded", _OPEN_IT)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused("unsupported", "it is no web address", "check the address") from error
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, host, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))


def _within_bounds(answer: Any, limits: Limits) -> bytes:
    """Reads until the end, the bound on bytes or the bound on time, whichever comes first."""
    began, data = time.monotonic(), bytearray()
    body = io.BytesIO()
    while block := answer.read1(_BLOCK):
        body.write(block)
        if body.tell() > limits.download_bytes:
            raise Refused(
                "too-large", f"it goes on after {limits.download_bytes:,} bytes", "save it as a file"
            )
        if time.monotonic() - began > limits.seconds:
            raise Refused("too-large", f"it was not finished after {limits.seconds:.0f} seconds", _OPEN_IT)
    if (answer.headers.get("Content-Encoding") or "").lower() not in ("gzip", "x-gzip"):
        return body.getvalue()
    body.seek(0)
    unpacked = Gunzipped(body, limits)
    while block := unpacked.read(_BLOCK):
        data += block
        if len(data) > limits.download_bytes:
            raise Refused("too-large", f"it unpacks to more than {limits.download_bytes:,} bytes", _OPEN_IT)
    return bytes(data)


def _unreadable(reason: str) -> Refused:
    return Refused("unreadable", " ".join(reason.split())[:200], _OPEN_IT)


class _OnlyWeb(urllib.request.HTTPRedirectHandler):
    """Follows a few redirections: only to web addresses, and from the open web to no private network."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.URLError(f"it redirects to {newurl[:80]!r}, which is no web address")
        if _is_private(newurl) and not _is_private(req.full_url):
            raise urllib.error.URLError("it redirects to a private network")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_private(url: str) -> bool:
    """Whether the address leads to this computer or its own network, as far as can be told."""
    host = urlsplit(url).hostname or ""
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False  # no such host: there will be no answer either
    return any(not ipaddress.ip_address(str(one[4][0]).split("%")[0]).is_global for one in found)
