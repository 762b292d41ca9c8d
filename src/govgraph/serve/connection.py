"""A connection of HTTP whose requests have a length and a time: what uvicorn's own leaves without a limit.

A client may not send headers without end, nor one letter a minute. The body has limits of its own, where it is read.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Bytes that the head of a request may have: a query by GET, and what a client says of itself.
HEAD = 64 * 1024


def connections(arrival: float) -> type[HttpToolsProtocol]:
    """Return the kind of connections on which the head of a request has so many seconds to arrive."""

    class Connection(HttpToolsProtocol):
        _read = 0
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
                self._refuse(b"431 Request Header Fields Too Large")

        def on_headers_complete(self) -> None:
            self._forget()
            super().on_headers_complete()

        def _await_head(self) -> None:
            self._read = 0
            self._late = self.loop.call_later(arrival, self._refuse, b"408 Request Timeout")

        def _forget(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

        def _refuse(self, status: bytes) -> None:
            self._forget()
            if not self.transport.is_closing():
                self.transport.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                self.transport.close()

    return Connection
