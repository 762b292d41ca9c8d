"""Requests to a server: kept connections, proof of the user, patience with what passes, errors that say what to do."""

from __future__ import annotations

import html
import http.client
import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from govgraph import __version__
from govgraph.errors import StoreError
from govgraph.sparql_server.credentials import Credentials

#: Seconds before each further try: a server that restarts is back in less than their sum.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
#: No `Retry-After` is waited for longer.
_LONGEST_PAUSE = 60.0
_PASSING = {429, 502, 503, 504}
# A server that does not know the user may hang up on a long body before it has said so: ask with none first.
_LONG = 16_000

_REMEDIES = {
    400: "the server does not take it; see its log",
    401: "give the user and password of the store (see docs/guide-remote.md)",
    403: "the user may not do that there; ask the server's owner for the right",
    404: "there is nothing at that address; name the right endpoint",
    405: "that address is for something else; name the right endpoint",
    413: "the server takes no body of that size; raise its limit",
    415: "that address is for something else; name the right endpoint",
    429: "the server is too busy; try again later",
    501: "the server cannot do that; use another",
}
_BROKEN = (http.client.HTTPException, OSError)


@dataclass(frozen=True)
class Answer:
    """What the server sent back."""

    status: int
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body in small letters, without parameters."""
        return str(self.headers.get("Content-Type", "")).partition(";")[0].strip().lower()

    @property
    def first_line(self) -> str:
        """The first line of what the server says, without markup, at most 200 characters."""
        text = self.body[:4000].decode("utf-8", errors="replace")
        if self.media_type == "text/html" or text.lstrip()[:9].lower() in ("<!doctype", "<html><he"):
            title = re.search(r"<title>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
            text = html.unescape(re.sub(r"<[^>]*>", " ", title[1] if title else text))
        lines = (" ".join(line.split()) for line in text.splitlines())
        return next((line[:200] for line in lines if line), "")


class Exchange:
    """A way to one server. Not to be shared between threads."""

    def __init__(
        self,
        credentials: Credentials | None = None,
        *,
        timeout: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._credentials = credentials
        self._timeout = timeout
        self._sleep = sleep
        self._open: dict[tuple[str, str], http.client.HTTPConnection] = {}

    def close(self) -> None:
        """Hang up."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def send(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        *,
        accept: str = "*/*",
        content_type: str | None = None,
        is_repeatable: bool = True,
    ) -> Answer:
        """Return the answer to a request, of whatever status; `require` makes an error of a bad one.

        A broken connection and the statuses 429, 502, 503, 504 are tried again after a pause, which `Retry-After` may
        set, if `is_repeatable`: doing it twice must be the same as once. What is not is tried again only where
        the server was not reached.

        Raises:
            StoreError: the server cannot be reached, broke off each time, or did not answer in time.
        """
        headers = {"Accept": accept, "User-Agent": f"govgraph/{__version__}"}
        if content_type:
            headers["Content-Type"] = content_type
        for pause in (*PAUSES, None):
            try:
                answer = self._attempt(method, url, body, headers, fresh=not is_repeatable)
            except TimeoutError as error:
                # Trying again would have a server that is already overburdened do it all once more.
                raise StoreError(
                    f"{url}: no answer within {self._timeout:g} seconds; ask for less, or allow more time"
                ) from error
            except _BROKEN as error:
                if isinstance(error, ssl.SSLCertVerificationError):
                    raise StoreError(
                        f"{url}: the server's certificate is not trusted ({error.verify_message}); mend it there"
                    ) from error
                was_reached = not isinstance(error, ConnectionRefusedError)
                if pause is None or (was_reached and not is_repeatable):
                    raise StoreError(f"{url}: {_said(error)}; check that the server runs and the address") from error
                self._sleep(pause)
                continue
            if answer.status not in _PASSING or not is_repeatable or pause is None:
                return answer
            self._sleep(_asked_pause(answer) or pause)
        raise AssertionError("the last pause is None")

    def require(self, answer: Answer, url: str, what: str) -> Answer:
        """Return the answer if its status is good.

        Raises:
            StoreError: it is not; the message has the address, the status, the server's words and a remedy.
        """
        if 200 <= answer.status < 300:
            return answer
        if 300 <= answer.status < 400:
            to = re.sub(r"//[^/@]*@", "//", str(answer.headers.get("Location", "elsewhere")))
            raise StoreError(f"{url}: {what}: the server has moved to {to}; name that address")
        remedy = _REMEDIES.get(answer.status, "see the server's log")
        if answer.status == 401 and self._credentials is not None:
            remedy = "the server does not take the user and password given; check them"
        said = f" «{answer.first_line}»" if answer.first_line else ""
        raise StoreError(f"{url}: {what} failed with status {answer.status}{said}; {remedy}")

    def _attempt(self, method: str, url: str, body: bytes | None, headers: dict[str, str], *, fresh: bool) -> Answer:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        credentials = self._credentials
        if credentials and body and len(body) > _LONG and not credentials.is_known(parts.path):
            # An empty POST adds nothing, neither as an update nor to a graph.
            self._learn(parts.path, self._once("POST", url, target, b"", headers, fresh=fresh))
        answer = self._once(method, url, target, body, headers, fresh=fresh)
        # A challenge comes at the first request, and again when it is no longer fresh.
        if answer.status == 401 and self._learn(parts.path, answer):
            answer = self._once(method, url, target, body, headers, fresh=fresh)
        return answer

    def _learn(self, path: str, answer: Answer) -> bool:
        if answer.status != 401 or self._credentials is None:
            return False
        return self._credentials.learn(path, answer.headers.get_all("WWW-Authenticate") or [])

    def _once(
        self, method: str, url: str, target: str, body: bytes | None, headers: dict[str, str], *, fresh: bool
    ) -> Answer:
        parts = urlsplit(url)
        if fresh and (parts.scheme, parts.netloc) in self._open:
            self._open.pop((parts.scheme, parts.netloc)).close()
        connection = self._open.get((parts.scheme, parts.netloc))
        is_kept = connection is not None
        if connection is None:
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            connection = kind(parts.netloc, timeout=self._timeout)
            self._open[parts.scheme, parts.netloc] = connection
        proof = self._credentials and self._credentials.header(method, target)
        try:
            connection.request(method, target, body, {**headers, **({"Authorization": proof} if proof else {})})
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except _BROKEN as error:
            self._open.pop((parts.scheme, parts.netloc)).close()
            if is_kept and not isinstance(error, TimeoutError):
                # The server hung up on a connection that lay idle, as it may: that is no fault.
                return self._once(method, url, target, body, headers, fresh=False)
            raise
        return answer


def _asked_pause(answer: Answer) -> float | None:
    """Return the seconds that `Retry-After` asks for, at most a minute."""
    asked = str(answer.headers.get("Retry-After", "")).strip()
    if asked.isdigit():
        return min(float(asked), _LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(asked)
        now = parsedate_to_datetime(str(answer.headers.get("Date", "")))  # by the same clock
        return min(max((until - now).total_seconds(), 0.0), _LONGEST_PAUSE)
    except (ValueError, TypeError):
        return None


def _said(error: BaseException) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "no server answers there"
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the connection broke ({' '.join(str(words).split())[:120]})"
