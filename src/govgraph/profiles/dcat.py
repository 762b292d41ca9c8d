"""DCAT-AP 3: the catalogue, the data set and its distributions, as data portals harvest them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from govgraph import __version__
from govgraph.namespaces import (
    DCAT,
    DCATAP,
    DCTERMS,
    ELI,
    FOAF,
    GEO,
    ONTOLOGY,
    OWL,
    PROV,
    RDFS,
    SKOS,
    SPDX,
    XSD,
)
from govgraph.profiles.coverage import Coverage
from govgraph.profiles.dcat_nodes import (
    ADMS,
    LANGUAGES,
    authority_node,
    contact_node,
    document_node,
    language_node,
    licence_node,
    location_node,
    standard_node,
)
from govgraph.profiles.description import AUTHORITY, HERE, Description, date, texts
from govgraph.profiles.distributions import IANA, Written
from govgraph.profiles.metadata import Metadata, Texts
from govgraph.resources import data_folder

#: The profile that the description follows.
DCAT_AP = "http://data.europa.eu/r5r/"

_THEMES = f"{AUTHORITY}data-theme"
# Government and public sector: true of whatever govgraph reads.
_USUAL_THEME = "GOVE"
_THEME_LABELS = {"GOVE": ("Chính quyền và khu vực công", "Government and public sector")}
# The list of the categories of high-value data sets.
_HVD = "http://data.europa.eu/bna/asd487ae75"


_KEYWORDS = {
    "vi": ("cuộc họp", "chức vụ", "nghị quyết", "tổ chức đảng", "ủy ban nhân dân", "hội đồng nhân dân"),
    "en": ("meetings", "officials", "resolutions", "local government", "Viet Nam"),
}


def describe_publication(base: str, metadata: Metadata, coverage: Coverage, files: Iterable[Written]) -> Description:
    """Return the description of a publication: catalogue, data set, and a distribution a file.

    Args:
        base: the base of the data's IRIs, below which catalogue and data set are named where the user names neither.
        metadata: what the user tells.
        coverage: what the data tell.
        files: the files that were written.
    """
    told = Description()
    dataset = dataset_iri(base, metadata)
    catalogue = metadata.text("catalogue.iri") or f"{base}catalogue"
    licence = licence_node(told, base, metadata)
    publisher = publisher_node(told, base, metadata)
    modified = metadata.text("dataset.modified") or coverage.changed
    _catalogue(told, catalogue, metadata, coverage)
    told.say(catalogue, DCAT.dataset, dataset)
    for node in (catalogue, dataset):
        told.say(node, DCTERMS.publisher, publisher)
        told.say(node, DCTERMS.issued, date(metadata.text("dataset.issued")))
        told.say(node, DCTERMS.modified, date(modified))
        told.say(node, DCTERMS.spatial, authority_node(told, "country", "VNM", DCTERMS.Location))
        told.say(node, DCTERMS.spatial, *(location_node(told, place) for place in coverage.places))
    told.say(catalogue, DCTERMS.license, licence)
    _dataset(told, dataset, base, metadata, coverage)
    for written in files:
        told.say(dataset, DCAT.distribution, _distribution(told, dataset, written, metadata, licence, modified))
    return told


def dataset_iri(base: str, metadata: Metadata) -> str:
    """Return the IRI of the data set: the user's, or one below the base of the data."""
    return metadata.text("dataset.iri") or f"{base}dataset"


def dataset_title(metadata: Metadata, coverage: Coverage) -> Texts:
    """Return the title: the user's, or what the data are, with their places where these are few."""
    given = metadata.texts("dataset.title")
    if given:
        return given
    where = ", ".join(place.name for place in coverage.places) if len(coverage.places) <= 3 else ""
    return {
        "vi": "Đồ thị tri thức về hoạt động của tổ chức và chính quyền địa phương" + (f": {where}" if where else ""),
        "en": "Knowledge graph of local governance in Viet Nam" + (f": {where}" if where else ""),
    }


def dataset_description(metadata: Metadata, coverage: Coverage) -> Texts:
    """Return the description: the user's, or what the data are and how they were made."""
    given = metadata.texts("dataset.description")
    if given:
        return given
    span_vi = f", từ {coverage.first} đến {coverage.last}" if coverage.first else ""
    span_en = f", from {coverage.first} to {coverage.last}" if coverage.first else ""
    pages = "one document" if coverage.sources == 1 else f"{coverage.sources} documents"
    return {
        "vi": "Người, chức vụ, tổ chức, cuộc họp, văn bản và thay đổi nhân sự, đọc theo quy tắc từ "
        f"{coverage.sources} văn bản{span_vi}. "
        "Mỗi dữ kiện kèm câu nguồn và quy tắc đã đọc; điều suy ra được ghi riêng với điều nguồn nói.",
        "en": f"People, posts, bodies, meetings, documents and personnel changes, read by rules from {pages}{span_en}. "
        "Each fact shows the sentence that says it and the rule that read it; what is inferred is marked as such.",
    }


def publisher_node(told: Description, base: str, metadata: Metadata) -> str:
    """Describe the publisher, and return its node."""
    iri = told.node(metadata.text("publisher.iri") or f"{base}publisher", FOAF.Agent)
    names = metadata.texts("publisher.name") or {"vi": "chưa nêu tên nơi công bố", "en": "publisher not stated"}
    told.say(iri, FOAF.name, *texts(names))
    told.say(iri, FOAF.homepage, document_node(told, metadata.text("publisher.homepage")))
    kind = metadata.text("publisher.type")
    if kind:
        node = told.concept(f"{ADMS}publishertype/{kind}")
        told.say(node, SKOS.inScheme, f"{ADMS}publishertype/1.0")
        told.say(iri, DCTERMS.type, node)
    return iri


@cache
def ontology_version() -> str:
    """Return the IRI of the version of the ontology whose terms the data use."""
    quads = ox.parse(path=str(data_folder("ontology") / "gov.ttl"), format=ox.RdfFormat.TURTLE)
    found = next(quad.object for quad in quads if quad.subject == ONTOLOGY and quad.predicate == OWL.versionIRI)
    return str(found.value)


def file_address(name: str, metadata: Metadata) -> str:
    """Return the address of a file: below the user's address, or beside the description."""
    return (metadata.text("files.url") or HERE) + name


def _catalogue(told: Description, iri: str, metadata: Metadata, coverage: Coverage) -> None:
    told.node(iri, DCAT.Catalog)
    titles = metadata.texts("catalogue.title") or {
        language: f"{'Danh mục' if language == 'vi' else 'Catalogue'}: {title}"
        for language, title in dataset_title(metadata, coverage).items()
    }
    told.say(iri, DCTERMS.title, *texts(titles))
    descriptions = metadata.texts("catalogue.description") or dataset_description(metadata, coverage)
    told.say(iri, DCTERMS.description, *texts(descriptions))
    told.say(iri, DCTERMS.language, *(language_node(told, code) for code in LANGUAGES))
    told.say(iri, FOAF.homepage, document_node(told, metadata.text("catalogue.homepage")))
    scheme = told.node(_THEMES, SKOS.ConceptScheme)
    told.say(scheme, DCTERMS.title, *texts({"vi": "Chủ đề dữ liệu của EU", "en": "EU data themes"}))
    told.say(iri, DCAT.themeTaxonomy, scheme)
    told.say(iri, DCTERMS.conformsTo, standard_node(told, DCAT_AP, "DCAT-AP 3.0"))


def _dataset(told: Description, iri: str, base: str, metadata: Metadata, coverage: Coverage) -> None:
    told.node(iri, DCAT.Dataset)
    told.say(iri, DCTERMS.title, *texts(dataset_title(metadata, coverage)))
    told.say(iri, DCTERMS.description, *texts(dataset_description(metadata, coverage)))
    told.say(iri, DCTERMS.identifier, ox.Literal(metadata.text("dataset.identifier") or iri))
    told.say(iri, DCTERMS.language, language_node(told, "VIE"))
    for language, words in (metadata.words("dataset.keywords") or _KEYWORDS).items():
        told.say(iri, DCAT.keyword, *(ox.Literal(word, language=language) for word in words))
    for theme in metadata.several("dataset.themes") or (_USUAL_THEME,):
        node = told.concept(authority_node(told, "data-theme", theme), *_THEME_LABELS.get(theme, ()))
        told.say(iri, DCAT.theme, node)
    version = metadata.text("dataset.version")
    told.say(iri, DCAT.version, ox.Literal(version) if version else None)
    told.say(iri, DCAT.contactPoint, contact_node(told, base, metadata))
    told.say(iri, DCAT.landingPage, document_node(told, metadata.text("dataset.landing_page")))
    told.say(iri, DCTERMS.conformsTo, standard_node(told, ontology_version(), "govgraph ontology"))
    _access(told, iri, metadata)
    _time_and_box(told, iri, coverage)
    _making(told, iri, coverage)


def _access(told: Description, iri: str, metadata: Metadata) -> None:
    """State who may come at the data, how often they change, and which laws bind them to be open, as the user tells."""
    access, frequency = metadata.text("dataset.access"), metadata.text("dataset.frequency")
    if access:
        told.say(iri, DCTERMS.accessRights, authority_node(told, "access-right", access, DCTERMS.RightsStatement))
    if frequency:
        told.say(iri, DCTERMS.accrualPeriodicity, authority_node(told, "frequency", frequency, DCTERMS.Frequency))
    laws = [told.node(law, ELI.LegalResource) for law in metadata.several("dataset.legislation")]
    told.say(iri, DCATAP.applicableLegislation, *laws)
    for category in metadata.several("dataset.hvd_categories"):
        told.say(told.concept(category), SKOS.inScheme, _HVD)
        told.say(iri, DCATAP.hvdCategory, category)


def _time_and_box(told: Description, iri: str, coverage: Coverage) -> None:
    if coverage.first:
        period = told.node(f"{iri}/period", DCTERMS.PeriodOfTime)
        told.say(period, DCAT.startDate, date(coverage.first))
        told.say(period, DCAT.endDate, date(coverage.last))
        told.say(iri, DCTERMS.temporal, period)
    if coverage.box:
        west, south, east, north = coverage.box
        area = told.node(f"{iri}/area", DCTERMS.Location)
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        ring = ", ".join(f"{longitude} {latitude}" for longitude, latitude in corners)
        told.say(area, DCAT.bbox, ox.Literal(f"POLYGON(({ring}))", datatype=GEO.wktLiteral))
        told.say(iri, DCTERMS.spatial, area)


def _making(told: Description, iri: str, coverage: Coverage) -> None:
    """State how the data were made: by which program, after which ontology, from how much."""
    making = told.node(f"{iri}/build", PROV.Activity)
    program = told.node(f"{iri}/build/program", PROV.SoftwareAgent)
    told.say(program, FOAF.name, ox.Literal(f"govgraph {__version__}"))
    told.say(making, PROV.wasAssociatedWith, program)
    told.say(making, PROV.used, ontology_version())
    told.say(iri, PROV.wasGeneratedBy, making)
    statement = told.node(f"{iri}/provenance", DCTERMS.ProvenanceStatement)
    pages = "one document" if coverage.sources == 1 else f"{coverage.sources} documents"
    published_vi = f", đăng từ {coverage.oldest} đến {coverage.newest}" if coverage.oldest else ""
    published_en = f", published from {coverage.oldest} to {coverage.newest}" if coverage.oldest else ""
    told.say(
        statement,
        RDFS.label,
        *texts(
            {
                "vi": f"Chương trình govgraph {__version__} đọc theo quy tắc {coverage.sources} văn bản{published_vi}.",
                "en": f"Read by the program govgraph {__version__}, by rules, from {pages}{published_en}.",
            }
        ),
    )
    told.say(iri, DCTERMS.provenance, statement)


def _distribution(
    told: Description, dataset: str, written: Written, metadata: Metadata, licence: str, modified: str
) -> str:
    form = written.form
    iri = told.node(f"{dataset}/{form.name}", DCAT.Distribution)
    told.say(iri, DCTERMS.title, *texts({"vi": form.title_vi, "en": form.title_en}))
    told.say(iri, DCTERMS.description, *texts({"vi": f"Tệp {form.file_name}.", "en": f"The file {form.file_name}."}))
    address = told.node(file_address(form.file_name, metadata), RDFS.Resource)
    told.say(iri, DCAT.accessURL, address)
    told.say(iri, DCAT.downloadURL, address)
    told.say(iri, DCAT.mediaType, told.node(form.media_iri, DCTERMS.MediaType))
    told.say(iri, DCTERMS.format, authority_node(told, "file-type", form.file_type, DCTERMS.MediaTypeOrExtent))
    if form.packed_as:
        told.say(iri, DCAT.packageFormat, told.node(IANA + form.packed_as, DCTERMS.MediaType))
    told.say(iri, DCAT.byteSize, ox.Literal(str(written.size), datatype=XSD.nonNegativeInteger))
    checksum = told.node(f"{iri}/checksum", SPDX.Checksum)
    algorithm = told.node(SPDX.checksumAlgorithm_sha256.value, SPDX.ChecksumAlgorithm)
    told.say(checksum, SPDX.algorithm, algorithm)
    told.say(checksum, SPDX.checksumValue, ox.Literal(written.sha256, datatype=XSD.hexBinary))
    told.say(iri, SPDX.checksum, checksum)
    told.say(iri, DCTERMS.license, licence)
    told.say(iri, DCTERMS.language, language_node(told, "VIE"))
    told.say(iri, DCTERMS.modified, date(modified))
    told.say(iri, DCTERMS.issued, date(metadata.text("dataset.issued")))
    if form.is_rdf and not form.profile:
        told.say(iri, DCTERMS.conformsTo, standard_node(told, ontology_version(), "govgraph ontology"))
    if form.profile:
        told.say(iri, DCTERMS.conformsTo, standard_node(told, *form.profile))
    told.say(iri, DCATAP.applicableLegislation, *metadata.several("dataset.legislation"))
    available = metadata.text("dataset.availability")
    if available:
        node = told.concept(authority_node(told, "planned-availability", available))
        told.say(iri, DCATAP.availability, node)
    return iri
