from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterclaim.read import Limits, read
from counterclaim.records import Problem, Report

STORY = "<p>The governor said two people were hurt when a depot burned on Monday, and that nobody was missing.</p>"


class Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/article":
            self._answer(f"<html><body><article>{STORY * 3}</article></body></html>".encode())
        elif self.path == "/moved":
            self._redirect("/article")
        elif self.path == "/round":
            self._redirect("/round")
        elif self.path == "/file":
            self._redirect("file:///etc/hostname")
        elif self.path == "/endless":
            self._endless()
        else:
            self.send_error(404)

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>on and on</p>" * 500)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def outlet() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/article", "/moved"])
def test_a_named_address_is_read(outlet: str, path: str) -> None:
    (report,) = read(outlet + path)
    assert isinstance(report, Report)
    assert report.locator == outlet + path
    assert report.url == outlet + path
    assert "two people were hurt" in report.text


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/none", "unreadable"), ("/round", "unreadable"), ("/file", "unreadable"), ("/endless", "too-large")],
)
def test_an_address_that_gives_no_page_is_a_problem(outlet: str, path: str, kind: str) -> None:
    (problem,) = read(outlet + path, limits=Limits(download_bytes=200_000))
    assert isinstance(problem, Problem)
    assert problem.kind == kind


def test_no_server_is_a_problem() -> None:
    (problem,) = read("http://127.0.0.1:9/article")
    assert isinstance(problem, Problem)
    assert problem.kind == "unreadable"
