"""What the official lists say of the units that documents name, with the line of the table as evidence."""

import hashlib
import io
import json
from collections import defaultdict
from pathlib import Path

import pytest

from govgraph.export import export_graph
from govgraph.gazetteer import REFORM, gazetteer
from govgraph.mapping.official import official_units
from govgraph.namespaces import DCTERMS, GOV, OA, RDF, SKOS
from govgraph.pipeline import build
from govgraph.resources import data_folder
from govgraph.store import GraphStore
from govgraph.validate import validate_graph

TABLE = data_folder("gazetteer") / "units.tsv"
KY_THO = "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh phát biểu.\n"


class Said:
    """Statements by subject and property, without the base of the data."""

    def __init__(self, triples, base):
        self.values = defaultdict(set)
        self.subjects = set()
        self.triples = set(triples)
        for triple in self.triples:
            subject = triple.subject.value.removeprefix(base)
            self.subjects.add(subject)
            self.values[subject, triple.predicate].add(triple.object.value.removeprefix(base))

    def all(self, subject, predicate):
        return self.values.get((subject, predicate), set())

    def one(self, subject, predicate):
        (value,) = self.all(subject, predicate)
        return value

    def code(self, subject, predicate):
        return self.one(subject, predicate).rpartition("/")[2]

    def changes(self):
        return {subject for subject in self.subjects if GOV.UnitChange.value in self.all(subject, RDF.type)}

    def changes_of(self, unit):
        """Return the changes by which a unit came or ended."""
        ways = (GOV.before, GOV.after)
        return {one for one in self.changes() for way in ways if f"unit/{unit}" in self.all(one, way)}


def said_of(*keys):
    return Said(official_units(keys, "https://example.org/id/"), "https://example.org/id/")


@pytest.fixture
def store(monkeypatch):
    monkeypatch.setattr(GraphStore, "put_vocabulary", lambda store: None)  # dear to load, and of no use here
    with GraphStore.open(None) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def put(folder: Path, store: GraphStore, text: str, day: str = "2023-03-14", name: str = "giao-ban") -> Said:
    """Build a page with those that are there; return what the graph of official units then says."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.meta.json").write_text(json.dumps({"published": day}), encoding="utf-8")
    assert build([folder], store).is_complete
    return Said((quad.triple for quad in store.quads(store.own_graph("units"))), store.base)


# --- after a build --------------------------------------------------------------------------------------------------


def test_commune_that_a_page_names_has_its_place_and_its_successor(folder, store):
    said = put(folder, store, KY_THO)
    unit = "unit/18790-ky-tho"
    assert said.one(unit, GOV.officialCode) == "18790"
    assert said.one(unit, SKOS.prefLabel) == "xã Kỳ Thọ"
    assert said.one(unit, GOV.nameKey) == "xa ky tho"
    assert said.one(unit, GOV.partOf) == "unit/447-ky-anh"
    assert said.one(unit, GOV.end) == REFORM and not said.all(unit, GOV.start)
    assert (said.code(unit, GOV.level), said.code(unit, GOV.unitType)) == ("commune", "xa")
    assert said.one("unit/447-ky-anh", GOV.partOf) == "unit/42-ha-tinh"
    assert not said.all("unit/42-ha-tinh", GOV.partOf)


def test_successor_came_by_a_merger_of_three(folder, store):
    said = put(folder, store, KY_THO)
    (change,) = said.changes_of("18790-ky-tho")
    assert said.code(change, GOV.kind) == "merge"
    assert said.all(change, GOV.before) == {f"unit/{key}" for key in ("18778-ky-khang", "18790-ky-tho", "18805-ky-thu")}
    assert said.one(change, GOV.after) == "unit/18790-ky-khang"
    assert said.one(change, GOV.effectiveOn) == REFORM
    assert said.code(change, GOV.basis) == "stated"
    new = "unit/18790-ky-khang"
    assert said.one(new, SKOS.prefLabel) == "xã Kỳ Khang"
    assert said.one(new, GOV.start) == REFORM and not said.all(new, GOV.end)
    assert said.one(new, GOV.partOf) == "unit/42-ha-tinh"
    for before in said.all(change, GOV.before):  # the others are named too, though no page does
        assert said.one(before, GOV.partOf) == "unit/447-ky-anh" and said.one(before, GOV.end) == REFORM


def test_change_quotes_the_very_lines_of_the_table(folder, store):
    said = put(folder, store, KY_THO)
    text = TABLE.read_text(encoding="utf-8")
    (change,) = said.changes_of("18790-ky-tho")
    quoted = set()
    assert len(said.all(change, GOV.evidence)) == 3
    for quotation in said.all(change, GOV.evidence):
        assert said.one(quotation, OA.hasSource) == "source/gazetteer/units"
        (quote,) = (one for one in said.all(quotation, OA.hasSelector) if said.all(one, OA.exact))
        (position,) = said.all(quotation, OA.hasSelector) - {quote}
        start, end = int(said.one(position, OA.start)), int(said.one(position, OA.end))
        line = said.one(quote, OA.exact)
        assert text[start:end] == line and quotation.endswith(f"/{start}-{end}")
        assert line in text.split("\n")
        quoted.add(line.split("\t")[0])
    assert quoted == {"18778-ky-khang", "18790-ky-tho", "18805-ky-thu"}
    source = "source/gazetteer/units"
    assert said.one(source, GOV.sha256) == hashlib.sha256(TABLE.read_bytes()).hexdigest()
    assert said.one(source, DCTERMS.identifier) == "gazetteer/units"
    assert f"# {said.one(source, DCTERMS.title)}" == text.split("\n")[0]


@pytest.mark.parametrize("name", ["gazetteer-units", "gazetteer%2Funits", "gazetteer⁄units"])
def test_no_document_can_be_taken_for_the_table(folder, store, name):
    put(folder, store, KY_THO, name=name)
    own = store.own_graph("units")
    of_table = {quad.subject for quad in store.quads(own) if quad.predicate == GOV.sha256}
    of_quotations = {quad.subject for quad in store.quads(own) if quad.predicate == OA.hasSource}
    elsewhere = {quad.subject for source in store.sources() for quad in store.quads(source)}
    assert len(of_table) == 1 and of_quotations
    assert not (of_table | of_quotations) & elsewhere
    identifiers = [quad.object.value for quad in store.quads() if quad.predicate == DCTERMS.identifier]
    assert len(identifiers) == len(set(identifiers)) == 2


def test_district_was_dissolved(folder, store):
    said = put(folder, store, KY_THO)
    (change,) = said.changes_of("447-ky-anh")
    assert said.code(change, GOV.kind) == "dissolve"
    assert said.one(change, GOV.before) == "unit/447-ky-anh" and not said.all(change, GOV.after)
    assert said.one(change, GOV.effectiveOn) == said.one("unit/447-ky-anh", GOV.end) == REFORM
    (quotation,) = said.all(change, GOV.evidence)
    lines = {value for one in said.all(quotation, OA.hasSelector) for value in said.all(one, OA.exact)}
    assert [line.split("\t")[:4] for line in lines] == [["447-ky-anh", "447", "huyen", "Kỳ Anh"]]


def test_province_that_stayed_has_no_change(folder, store):
    said = put(folder, store, KY_THO)
    assert said.changes_of("42-ha-tinh") == set()
    assert len(said.changes()) == 2


def test_unchanged_commune_has_two_above_and_no_change(folder, store):
    said = put(folder, store, KY_THO.replace("Kỳ Thọ, huyện Kỳ Anh", "Sơn Kim 1, huyện Hương Sơn"))
    unit = "unit/18196-son-kim-1"
    assert said.all(unit, GOV.partOf) == {"unit/439-huong-son", "unit/42-ha-tinh"}
    assert not said.all(unit, GOV.start) and not said.all(unit, GOV.end)
    assert said.changes_of("18196-son-kim-1") == set()
    assert said.changes_of("439-huong-son") != set()


def test_new_unit_of_a_page_has_those_that_it_came_from(folder, store):
    page = "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Kỳ Khang, tỉnh Hà Tĩnh phát biểu.\n"
    said = put(folder, store, page, day="2025-09-14")
    assert said.one("unit/18790-ky-tho", GOV.partOf) == "unit/447-ky-anh"
    (change,) = said.changes_of("18790-ky-khang")
    assert len(said.all(change, GOV.before)) == 3


def test_invented_and_open_units_have_nothing(folder, store):
    page = "Đồng chí Hà Văn An, Bí thư Đảng ủy xã Đồng Mây, huyện Mường Xa phát biểu.\n"
    assert put(folder, store, page).triples == set()
    # there are many communes of this name
    assert put(folder, store, page.replace("Đồng Mây, huyện Mường Xa", "Tân Lập")).triples == set()


def test_graph_is_gone_when_no_document_names_an_official_unit(folder, store):
    own = store.own_graph("units")
    assert put(folder, store, KY_THO).triples
    assert put(folder, store, "Trời nắng.\n", name="other").triples  # another page names none
    assert put(folder, store, "Trời nắng.\n").triples == set()
    assert own not in {quad.graph_name.value for quad in store.quads()}
    left = {quad.subject.value for quad in store.quads() if quad.graph_name.value != store.own_graph("withdrawn")}
    assert not any("18790" in iri for iri in left)
    assert store.query(f"ASK {{ ?any a <{GOV.UnitChange.value}> }}").__bool__() is False
    assert put(folder, store, KY_THO).triples


def test_documents_and_lists_say_the_same_of_a_unit(folder, store):
    """What a page says of an official unit, but for its name as written, is what the lists say."""
    put(folder, store, KY_THO)
    source = f"{store.base}source/giao-ban"
    of_lists = {quad.triple for quad in store.quads(store.own_graph("units"))}
    about = {quad.triple for quad in store.quads(source) if quad.subject.value.startswith(f"{store.base}unit/")}
    assert len(about) >= 15
    assert about - of_lists == set()


def test_graph_hangs_on_what_is_named_alone(folder, store):
    put(folder, store, KY_THO)
    export_graph(store, "nquads", first := io.BytesIO())
    put(folder, store, KY_THO.replace("Kỳ Thọ", "Kỳ Thư"), name="other")
    (folder / "other.txt").unlink()
    (folder / "other.meta.json").unlink()
    store.remove(f"{store.base}source/other")
    put(folder, store, KY_THO + " ")
    put(folder, store, KY_THO)
    own = store.own_graph("withdrawn")
    export_graph(store, "nquads", out := io.BytesIO())
    lines = [line for line in out.getvalue().splitlines(True) if f"<{own}> .".encode() not in line]
    assert b"".join(lines) == first.getvalue()


# --- kinds of change ------------------------------------------------------------------------------------------------


def test_unit_that_only_changed_its_name_was_renamed():
    said = said_of("46-hue")
    (change,) = said.changes_of("46-hue")
    assert said.code(change, GOV.kind) == "rename"
    assert said.one(change, GOV.before) == said.one(change, GOV.after) == "unit/46-hue"
    assert said.one(change, GOV.effectiveOn) == "2025-01-01"
    assert said.one("unit/46-hue", SKOS.prefLabel) == "thành phố Huế"
    assert said.one("unit/46-hue", SKOS.altLabel) == "tỉnh Thừa Thiên Huế"


def test_of_most_changes_of_name_no_day_is_known():
    (change,) = said_of("23650-krong").changes_of("23650-krong")
    assert said_of("23650-krong").code(change, GOV.kind) == "rename"
    assert not said_of("23650-krong").all(change, GOV.effectiveOn)


def test_commune_parted_among_several_leads_to_each():
    table = gazetteer()
    key = "09820-tan-lap"
    became = table[key].became
    assert len(became) == 2 and all(is_part for _, is_part in became)
    said = said_of(key)
    after = {value for change in said.changes_of(key) for value in said.all(change, GOV.after)}
    assert after == {f"unit/{new}" for new, _ in became}


def test_kinds_of_all_changes_fit_the_number_of_units():
    keys = [key for key in gazetteer() if key.startswith(("1879", "2548", "2549", "0982", "447", "705", "46", "42"))]
    said = said_of(*keys)
    kinds = defaultdict(int)
    for change in said.changes():
        kind, before, after = said.code(change, GOV.kind), said.all(change, GOV.before), said.all(change, GOV.after)
        kinds[kind] += 1
        assert len(before) >= (2 if kind == "merge" else 1)
        assert len(after) == (0 if kind == "dissolve" else 1)
        assert len(said.all(change, GOV.evidence)) == len(before)
        for unit in before | after:
            assert GOV.Unit.value in said.all(unit, RDF.type)
        for unit in before if kind != "rename" else ():
            assert said.one(unit, GOV.end) == REFORM
    assert set(kinds) >= {"merge", "dissolve", "rename"}


def test_every_unit_above_is_described():
    said = said_of("18790-ky-tho", "25489-tan-lap", "18196-son-kim-1")
    named = {value for (_, predicate), values in said.values.items() if predicate == GOV.partOf for value in values}
    assert {"unit/447-ky-anh", "unit/42-ha-tinh", "unit/705-tan-bien"} <= named
    assert all(said.all(unit, GOV.officialCode) for unit in named)


def test_keys_that_the_lists_do_not_have_say_nothing():
    assert list(official_units(["source-7/xa-tan-lap", "99999-khong-co"], "https://example.org/id/")) == []


def test_graph_conforms():
    report = validate_graph(said_of("18790-ky-tho", "46-hue", "09820-tan-lap", "18196-son-kim-1").triples)
    assert report.conforms, report.text()
