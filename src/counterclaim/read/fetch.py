"""One download of one named address: the only way to the network, and bounded in bytes, time and hops."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import urlsplit

from counterclaim.read.limits import Limits
from counterclaim.records import Archive, Problem

_BLOCK = 65_536
_AGENT = "counterclaim (reads one named page for research)"


def is_address(locator: str) -> bool:
    """Whether a locator is a web address."""
    return locator.lower().startswith(("http://", "https://"))


def fetch(url: str, limits: Limits) -> Archive | Problem:
    """The bytes behind an address, or why there are none."""
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.8"})
    try:
        with _opener().open(request, timeout=min(limits.seconds, 30)) as answer:
            return _bounded(url, answer, limits)
    except urllib.error.HTTPError as error:
        return _unreadable(url, f"the server answered {error.code} {error.reason}")
    except (urllib.error.URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
        return _unreadable(url, f"no answer: {getattr(error, 'reason', error)}")


def _bounded(url: str, answer: Any, limits: Limits) -> Archive | Problem:
    """Reads until the end, the bound on bytes or the bound on time, whichever comes first."""
    began, data = time.monotonic(), bytearray()
    while block := answer.read1(_BLOCK):
        data += block
        if len(data) > limits.download_bytes:
            return Problem(
                "too-large", url, f"it goes on after {limits.download_bytes:,} bytes", "save it as a file"
            )
        if time.monotonic() - began > limits.seconds:
            return _unreadable(url, f"it was not finished after {limits.seconds:.0f} seconds")
    return Archive(url, bytes(data))


def _unreadable(url: str, reason: str) -> Problem:
    return Problem("unreadable", url, reason, "open it in a browser and save the page")


class _OnlyWeb(urllib.request.HTTPRedirectHandler):
    """Follows a few redirections, and only to other web addresses."""

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
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_OnlyWeb())
