"""Running the application: its address, its log, its end."""

from __future__ import annotations

import json
import logging
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn

from govgraph.errors import ServeError
from govgraph.serve.app import make_app
from govgraph.serve.connection import connections
from govgraph.serve.settings import Settings

_END = 10  # seconds in which requests that were begun are answered at the end
_KEEP_ALIVE = 15  # seconds
_CONNECTIONS = 1000  # at a time
_BACKLOG = 2048  # connections that the system keeps until they are accepted
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


class JsonLines(logging.Formatter):
    """Writes a record of the log as one line of JSON, with whatever was noted beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S") + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        told |= {key: value for key, value in vars(record).items() if key not in _OWN}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def run(settings: Settings, *, host: str, port: int, proxies: str, level: str, said: Callable[[str], None]) -> None:
    """Serve a store until the process is asked to end (SIGTERM or SIGINT).

    Args:
        settings: what is served, and how much of it.
        host: the address to listen at.
        port: the port; 0 for any that is free.
        proxies: the addresses whose `X-Forwarded-For` is believed, parted by commas.
        level: what the log tells: `debug`, `info`, `warning` or `error`.
        said: is called with the address when the server listens.

    Raises:
        StoreError: there is no such store, or a build is at work on it.
        ServeError: the address cannot be listened at.
    """
    _keep_log(level)
    listening = _listen(host, port)
    app = make_app(settings)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_END,
        http=connections(settings.arrival, _CONNECTIONS),
        ws="none",
        lifespan="on",
    )
    # uvicorn answers what was begun, and then hands the signal on to who had it before.
    signal.signal(signal.SIGTERM, _ended)
    shown = f"[{host}]" if ":" in host else host
    said(f"http://{shown}:{listening.getsockname()[1]}/")
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        raise ServeError(f"{host}:{port}: cannot be listened at ({error.strerror}); give --host or --port") from error
    return listening


def _keep_log(level: str) -> None:
    import time

    handler = logging.StreamHandler()
    form = JsonLines()
    form.converter = time.gmtime
    handler.setFormatter(form)
    for name in ("govgraph.serve", "uvicorn", "uvicorn.error"):
        log = logging.getLogger(name)
        log.handlers = [handler] if name != "uvicorn.error" else []
        log.setLevel(level.upper() if name == "govgraph.serve" else logging.WARNING)
        log.propagate = name == "uvicorn.error"


def _ended(number: int, frame: FrameType | None) -> None:
    """Do nothing: the server has ended."""
