"""Who answers for the data of a site and under which licence they may be re-used, as `govgraph.profiles.Metadata` says.

What nobody stated is said to be not stated; no licence is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.profiles import Metadata
from govgraph.site.page import Link


@dataclass(frozen=True, slots=True)
class Rights:
    """Licence, publisher and contact in one language; None where it was not stated."""

    licence: Link | None = None
    publisher: Link | None = None
    contact: Link | None = None

    def linked_data(self) -> dict[str, object]:
        """Return what is known of the rights in the words of schema.org."""
        found: dict[str, object] = {}
        if self.licence:
            found["license"] = self.licence.href or self.licence.words
        if self.publisher:
            way = {"url": self.publisher.href} if self.publisher.href else {}
            found["publisher"] = {"@type": "Organization", "name": self.publisher.words} | way
        return found


def rights_of(metadata: Metadata, language: str) -> Rights:
    """Return the rights that a file of metadata states.

    >>> told = Metadata({"dataset.licence": "https://creativecommons.org/licenses/by/4.0/"})
    >>> rights_of(told, "vi").licence.words, rights_of(told, "vi").publisher
    ('creativecommons.org/licenses/by/4.0', None)
    """
    licence = metadata.text("dataset.licence")
    names = metadata.texts("publisher.name")
    spoken = language if language in names else next(iter(names), "")
    home, email, url = (metadata.text(name) for name in ("publisher.homepage", "contact.email", "contact.url"))
    contact = metadata.text("contact.name") or email or url
    return Rights(
        Link(licence.partition("://")[2].rstrip("/") or licence, _way(licence)) if licence else None,
        Link(names[spoken], _way(home), spoken) if spoken else None,
        Link(contact, f"mailto:{email}" if email else _way(url)) if contact else None,
    )


def _way(address: str | None) -> str:
    """Return an address that a page may lead to; the file may hold IRIs of any kind."""
    return address if address and address.startswith(("http://", "https://")) else ""
