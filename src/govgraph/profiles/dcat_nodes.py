"""What a DCAT-AP description refers to: licence, contact, places, languages, entries of the EU's tables."""

from __future__ import annotations

import pyoxigraph as ox

from govgraph.namespaces import DCAT, DCTERMS, FOAF, GEO, RDFS, SKOS, VCARD
from govgraph.profiles.coverage import Place
from govgraph.profiles.description import AUTHORITY, Description, texts
from govgraph.profiles.metadata import Metadata

# Types of licences and publishers, among them that of a licence which is not known.
ADMS = "http://purl.org/adms/"
#: Codes of the EU's table of languages.
LANGUAGES = {"VIE": ("tiếng Việt", "Vietnamese"), "ENG": ("tiếng Anh", "English")}


def licence_node(told: Description, base: str, metadata: Metadata) -> str:
    """Describe the licence, which is called unknown where the user names none, and return its node."""
    given = metadata.text("dataset.licence")
    iri = told.node(given or f"{base}licence", DCTERMS.LicenseDocument)
    if given is None:
        unknown = {
            "vi": "Chưa nêu giấy phép: chưa ai được phép dùng lại.",
            "en": "No licence stated: no re-use granted.",
        }
        told.say(iri, DCTERMS.title, *texts(unknown))
        node = told.concept(f"{ADMS}licencetype/UnknownIPR", "không rõ quyền", "unknown rights")
        told.say(node, SKOS.inScheme, f"{ADMS}licencetype/1.0")
        told.say(iri, DCTERMS.type, node)
    return iri


def contact_node(told: Description, base: str, metadata: Metadata) -> str | None:
    """Describe whom to ask, and return the node; None where the user names neither address."""
    email, url = metadata.text("contact.email"), metadata.text("contact.url")
    if not email and not url:
        return None
    iri = told.node(f"{base}contact", VCARD.Kind)
    # A vCard has to have a name; one that nobody gave is the address.
    told.say(iri, VCARD.fn, ox.Literal(metadata.text("contact.name") or email or url or ""))
    told.say(iri, VCARD.hasEmail, told.node(f"mailto:{email}", RDFS.Resource) if email else None)
    told.say(iri, VCARD.hasURL, told.node(url, RDFS.Resource) if url else None)
    return iri


def location_node(told: Description, place: Place) -> str:
    """Describe a place by name, code and point, as far as known, and return its node."""
    iri = told.node(place.iri, DCTERMS.Location)
    told.say(iri, SKOS.prefLabel, ox.Literal(place.name, language="vi") if place.name else None)
    told.say(iri, DCTERMS.identifier, ox.Literal(place.code) if place.code else None)
    if place.latitude and place.longitude:
        point = ox.Literal(f"POINT({place.longitude} {place.latitude})", datatype=GEO.wktLiteral)
        told.say(iri, DCAT.centroid, point)
    return iri


def language_node(told: Description, code: str) -> str:
    """Describe a language of `LANGUAGES`, and return its node."""
    iri = authority_node(told, "language", code, DCTERMS.LinguisticSystem)
    vi, en = LANGUAGES[code]
    told.say(iri, RDFS.label, *texts({"vi": vi, "en": en}))
    return iri


def authority_node(told: Description, table: str, code: str, *classes: ox.NamedNode) -> str:
    """Describe an entry of a table of the EU's Publications Office, and return its node."""
    iri = told.node(f"{AUTHORITY}{table}/{code}", *classes)
    told.say(iri, SKOS.inScheme, f"{AUTHORITY}{table}")
    return iri


def standard_node(told: Description, iri: str, title: str) -> str:
    """Describe what something conforms to, and return its node."""
    told.say(told.node(iri, DCTERMS.Standard), DCTERMS.title, ox.Literal(title, language="en"))
    return iri


def document_node(told: Description, iri: str | None) -> str | None:
    """Describe a page of the web, where there is one, and return its node."""
    return told.node(iri, FOAF.Document) if iri else None
