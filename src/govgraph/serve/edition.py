"""Which edition of an answer is sent: the tag by which clients and caches know it, so that none is sent twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

from govgraph import __version__
from govgraph.serve.context import Context
from govgraph.serve.web import origin

_PACKED = "Accept-Encoding"  # which a long answer is told to depend on when it is sent


@dataclass(frozen=True)
class Edition:
    """What names an answer: it holds until the next build, so caches keep it and ask each time."""

    tag: str
    """The value of `ETag`. It is weak: it names what is told, and not the bytes, which may be packed."""
    modified: datetime
    """When the build was written, to the second."""
    vary: str = ""
    """The headers of the request on which the answer depends."""

    @cached_property
    def headers(self) -> dict[str, str]:
        """The headers by which clients and caches know the answer again."""
        return {
            "ETag": self.tag,
            "Last-Modified": format_datetime(self.modified, usegmt=True),
            "Cache-Control": "no-cache",
            **({"Vary": self.vary} if self.vary else {}),
        }

    def unchanged(self, request: Request) -> Response | None:
        """Return «304 Not Modified» where the client has this answer already, None where it has not.

        «*» and `If-Modified-Since` are passed over: they do not say which answer the client has, and whether there is
        any is not known yet.
        """
        if request.method not in ("GET", "HEAD"):
            return None
        asked = request.headers.get("if-none-match", "")
        known = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
        if self.tag.removeprefix("W/") not in known:
            return None
        by = [word for word in self.vary.split(", ") if word not in ("", _PACKED)]
        return Response(status_code=304, headers=self.headers | {"Vary": ", ".join([*by, _PACKED])})


def edition(request: Request, context: Context, *told: object, vary: str = "") -> Edition:
    """Return the edition of an answer: another build, version, address, title or request makes another one.

    Args:
        request: what was asked; its path and parameters name the answer, so no other answer has its tag.
        context: the build, and what the server was told at its start.
        told: what else the answer depends on, such as its form.
        vary: the headers of the request on which the answer depends.
    """
    settings, state = context.settings, context.state
    path, query = request.scope["path"], request.scope["query_string"]
    named = (__version__, origin(request, context), settings.title, path, query, *told)
    digest = hashlib.sha256(repr(named).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Edition(f'W/"{state.etag}-{digest}"', state.modified.replace(microsecond=0), vary)
