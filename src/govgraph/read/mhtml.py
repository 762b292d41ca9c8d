"""Web pages saved as one file (.mhtml, .mht): a message whose first part in HTML is the page, read as a saved page."""

import codecs
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from govgraph.errors import SourceError
from govgraph.read import html
from govgraph.read.page import Page


def read(data: bytes, name: str) -> Page:
    r"""Return the article of a page saved as one file.

    Raises:
        SourceError: no part of the file is a page, or it cannot be read.

    >>> page = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Sáng 5/7, Đảng ủy xã họp.</p>"
    >>> read(page.encode(), "a.mhtml").text
    'Sáng 5/7, Đảng ủy xã họp.\n'
    """
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=default)
        part = next((one for one in message.walk() if one.get_content_type() in _PAGES), None)
        content = part.get_payload(decode=True) if part is not None else None
        encoding = part.get_content_charset() if part is not None else None
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        raise SourceError(f"{name}: the file is damaged ({error}); save the page anew as .html") from error
    if not isinstance(content, bytes):
        raise SourceError(f"{name}: no part of the file is a web page; save the page anew as .html")
    return html.read(_as_declared(content, encoding), name)


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _as_declared(content: bytes, encoding: str | None) -> bytes:
    """Return a page in UTF-8 with its mark where the message says of it another encoding; that outweighs the page."""
    if not encoding:
        return content
    try:
        return codecs.BOM_UTF8 + content.decode(encoding).lstrip("\ufeff").encode()
    except (LookupError, UnicodeError):  # no encoding of that name, or not of this text
        return content
