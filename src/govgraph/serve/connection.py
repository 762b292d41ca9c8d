"""A connection of HTTP whose requests have a length and a time: what uvicorn's own leaves without a limit.

A client may not send headers without end, nor one letter a minute. The body has limits of its own, where it is read.
What is refused here is told in the same form as elsewhere (RFC 9457).
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from govgraph.serve.crew import AGAIN
from govgraph.serve.gate import CORS
from govgraph.serve.refusal import Refused
from govgraph.serve.replies import refuse

#: Bytes that the head of a request may have: a query by GET, and what a client says of itself.
HEAD = 64 * 1024


def connections(arrival: float, most: int) -> type[HttpToolsProtocol]:
    """Return the kind of connections, of which there are `most` at a time, and `arrival` seconds for a head to come."""

    class Connection(HttpToolsProtocol):
        _read = 0
        _head = 0
        _late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._await_head()

        def connection_lost(self, exc: Exception | None) -> None:
            self._forget()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            if self._late is None and self.timeout_keep_alive_task is not None:  # the next request begins
                self._await_head()
            if self._late is not None:
                self._read += len(data)
            super().data_received(data)
            if self._late is not None and self._read > HEAD:
                self._refuse(_too_long())

        def on_message_begin(self) -> None:
            super().on_message_begin()
            self._head = 0

        def on_url(self, url: bytes) -> None:
            self._count(url)
            super().on_url(url)

        def on_header(self, name: bytes, value: bytes) -> None:
            self._count(name, value)
            super().on_header(name, value)

        def on_headers_complete(self) -> None:
            self._forget()
            app = self.app
            if max(len(self.connections), len(self.tasks)) > most:
                self.app = _closing(Refused(503, "There are too many connections; try again later.", retry_after=AGAIN))
            super().on_headers_complete()
            self.app = app

        def send_400_response(self, msg: str) -> None:
            # uvicorn calls it where its parser ends, be it by what is raised in `_count`.
            is_long = self._head > HEAD
            self._refuse(_too_long() if is_long else Refused(400, "This is no request of HTTP/1.1."))

        def _count(self, *parts: bytes) -> None:
            """Raise where the head is too long, though all of it may have come at once."""
            self._head += sum(map(len, parts))
            if self._head > HEAD:
                raise ValueError("the head is too long")

        def _await_head(self) -> None:
            self._read = 0
            late = Refused(408, f"The head of the request did not arrive within {arrival:g} seconds.")
            self._late = self.loop.call_later(arrival, self._refuse, late)

        def _forget(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

        def _refuse(self, refused: Refused) -> None:
            self._forget()
            if not self.transport.is_closing():
                self.transport.write(_written(_closing(refused)))
                self.transport.close()

    return Connection


def _too_long() -> Refused:
    return Refused(431, f"The head of the request has more than {HEAD} bytes; send a long query by POST.")


def _closing(refused: Refused) -> Response:
    """Return the reason why a request is not answered, as the last answer of its connection."""
    response = refuse(refused)
    response.headers.update({**CORS, "Connection": "close"})
    return response


def _written(response: Response) -> bytes:
    head = f"HTTP/1.1 {response.status_code} {HTTPStatus(response.status_code).phrase}\r\n".encode()
    fields = b"".join(b"%s: %s\r\n" % field for field in response.raw_headers)
    return b"%s%s\r\n%s" % (head, fields, bytes(response.body))
