"""Why a request is not answered."""

from __future__ import annotations


class Refused(Exception):
    """A request is not answered.

    Attributes:
        status: the status of HTTP.
        message: a sentence for the client, with nothing of the machine in it.
        retry_after: seconds after which the request may be tried again; 0 where that is of no use.
        vary: the headers of the request on which it depends.
    """

    def __init__(self, status: int, message: str, *, retry_after: int = 0, vary: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.retry_after = retry_after
        self.vary = vary
