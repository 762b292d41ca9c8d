"""DataCite 4: the fields with which a data set is given a DOI, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from govgraph import __version__
from govgraph.profiles.coverage import Coverage
from govgraph.profiles.dcat import dataset_description, dataset_iri, dataset_title
from govgraph.profiles.distributions import Written
from govgraph.profiles.metadata import Metadata

#: What DataCite writes for a value that nobody can give at the time.
UNAVAILABLE = ":unav"


def datacite_record(base: str, metadata: Metadata, coverage: Coverage, files: Iterable[Written]) -> str:
    """Return the record as JSON; a field that neither the data nor the user can fill is left out.

    `creators` and `publisher` are obligatory in DataCite, which has the word `UNAVAILABLE` for such a case.
    """
    written = list(files)
    names = metadata.texts("publisher.name")
    name = names.get("en") or next(iter(names.values()), UNAVAILABLE)
    subjects = metadata.words("dataset.keywords")
    issued, modified = metadata.text("dataset.issued"), metadata.text("dataset.modified") or coverage.changed
    licence, version = metadata.text("dataset.licence"), metadata.text("dataset.version")
    period = f"{coverage.first}/{coverage.last}" if coverage.first else None
    dates = [("Issued", issued), ("Updated", modified), ("Coverage", period)]
    record: dict[str, object] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "doi": metadata.text("dataset.doi"),
        "creators": [{"name": name, "nameType": "Organizational"} if names else {"name": name}],
        "titles": [{"title": text, "lang": lang} for lang, text in dataset_title(metadata, coverage).items()],
        "publisher": {"name": name},
        "publicationYear": int(issued[:4]) if issued else None,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Knowledge graph"},
        "subjects": [{"subject": word, "lang": lang} for lang, words in subjects.items() for word in words],
        "dates": [{"date": day, "dateType": kind} for kind, day in dates if day],
        "language": "vi",
        "alternateIdentifiers": [
            {"alternateIdentifier": dataset_iri(base, metadata), "alternateIdentifierType": "IRI"}
        ],
        "sizes": [f"{one.size} bytes ({one.form.file_name})" for one in written],
        "formats": sorted({type for one in written for type in (one.form.media_type, one.form.packed_as) if type}),
        "version": version,
        "rightsList": [{"rightsUri": licence}] if licence else None,
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": lang}
            for lang, text in dataset_description(metadata, coverage).items()
        ]
        + [{"description": f"Made by govgraph {__version__}.", "descriptionType": "TechnicalInfo", "lang": "en"}],
        "geoLocations": _places(coverage),
        "url": metadata.text("dataset.landing_page"),
    }
    kept = {key: value for key, value in record.items() if value not in (None, [], "")}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _places(coverage: Coverage) -> list[dict[str, object]]:
    places: list[dict[str, object]] = []
    for place in coverage.places:
        told: dict[str, object] = {"geoLocationPlace": f"{place.name} ({place.code})" if place.code else place.name}
        if place.latitude and place.longitude:
            told["geoLocationPoint"] = {
                "pointLatitude": float(place.latitude),
                "pointLongitude": float(place.longitude),
            }
        places.append(told)
    if coverage.box:
        west, south, east, north = coverage.box
        box = {"westBoundLongitude": west, "eastBoundLongitude": east, "southBoundLatitude": south}
        places.append({"geoLocationBox": box | {"northBoundLatitude": north}})
    return places
