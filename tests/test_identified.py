"""Units that a text leaves open: the graph tells which one was meant, by which words, by which rules, from what."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from govgraph.explain import explain_node
from govgraph.interpret import interpret
from govgraph.mapping import map_reading
from govgraph.namespaces import CODE_BASE, DATA_BASE, GOV, OA, RDF, RULE_BASE
from govgraph.pipeline import build, read
from govgraph.read import read_document
from govgraph.store import GraphStore
from govgraph.validate import validate_graph

SEED = Path(__file__).parents[1] / "seeds" / "000_fa9eb6002fe69704.txt"
BEFORE = "2024-03-14"
SITE = "Trang thông tin điện tử Huyện ủy Đan Phượng"
PLACE = "xã Kỳ Thọ"
MEETS = "Đảng ủy {0} tổ chức hội nghị. Ông Hà Văn An, Bí thư Đảng ủy {0} kết luận hội nghị."


class Graph:
    """The graph of a page: its identifications by the path of the unit, each as its values by property."""

    def __init__(self, quads: list[Quad]) -> None:
        self.quads = quads
        self.told = {
            self._value(self.of(node.value, GOV.unit)[0]): {
                name: sorted(self._value(value) for value in self.of(node.value, GOV[name]))
                for name in ("namedAs", "basis", "rule", "premise")
            }
            | {"quote": self.quotes(node.value)}
            for node in self.nodes(GOV.Identification)
        }

    def nodes(self, kind: NamedNode) -> list[NamedNode]:
        return [one.subject for one in self.quads if one.predicate == RDF.type and one.object == kind]

    def of(self, node: str, name: NamedNode) -> list[NamedNode | Literal]:
        return [one.object for one in self.quads if one.subject.value == node and one.predicate == name]

    def quotes(self, node: str) -> list[str]:
        selectors = [end.value for one in self.of(node, GOV.evidence) for end in self.of(one.value, OA.hasSelector)]
        return [exact.value for one in selectors for exact in self.of(one, OA.exact)]

    @staticmethod
    def _value(value: NamedNode | Literal) -> str:
        for start in (DATA_BASE, f"{CODE_BASE}basis/", RULE_BASE):
            if value.value.startswith(start):
                return value.value.removeprefix(start)
        return value.value


@pytest.fixture
def graph(tmp_path: Path) -> Callable[..., Graph]:
    """Return the graph of a page named `bai-7` of a day, with publisher and address if they are given."""

    def make(*sentences: str, published: str = BEFORE, **site: str) -> Graph:
        path = tmp_path / "bai-7.txt"
        path.write_text(f"Hội nghị giao ban\n\n{' '.join(sentences)}\n", encoding="utf-8")
        path.with_suffix(".meta.json").write_text(json.dumps({"published": published, **site}), encoding="utf-8")
        found = Graph(map_reading(read(path)))
        report = validate_graph(found.quads)
        assert report.conforms, report.text("en")
        return found

    return make


def locality(found: Graph, words: str) -> str:
    (node,) = (one for one in found.nodes(GOV.Locality) if found.of(one.value, GOV.namedAs) == [Literal(words)])
    return node.value.removeprefix(DATA_BASE)


@pytest.mark.parametrize(
    ("words", "unit", "named_as"),
    [
        ("Bà Lò Thị Bưởi, Bí thư Huyện ủy phát biểu.", "447-ky-anh", "Huyện ủy"),
        ("Bà Lò Thị Bưởi, Chủ tịch UBND huyện phát biểu.", "447-ky-anh", "huyện"),
        ("Bà Lò Thị Bưởi, Phó Chủ tịch HĐND tỉnh phát biểu.", "42-ha-tinh", "tỉnh"),
        ("Bà Lò Thị Bưởi, Ủy viên Ban Thường vụ Tỉnh ủy phát biểu.", "42-ha-tinh", "Tỉnh ủy"),
    ],
)
def test_unit_above_the_place_is_told(graph, words, unit, named_as):
    found = graph(MEETS.format(PLACE), words)
    assert found.told.keys() == {f"unit/{unit}"}
    told = found.told[f"unit/{unit}"]
    assert told["namedAs"] == [named_as]
    assert (told["basis"], told["rule"]) == (["inferred"], ["unit-above-place"])
    assert told["premise"] == [locality(found, PLACE)]
    assert len(told["quote"]) == 1 and named_as in told["quote"][0]


def test_office_that_names_no_level_is_told_without_words(graph):
    found = graph(MEETS.format(PLACE), "Bà Lò Thị Bưởi, Trưởng phòng Nội vụ phát biểu.")
    assert found.told["unit/447-ky-anh"]["namedAs"] == []


def test_unit_is_told_once_by_the_first_words_that_speak_of_it(graph):
    words = (
        "Bà Lò Thị Bưởi, Trưởng phòng Nội vụ phát biểu.",
        "Ông Lò Văn Tạo, Chủ tịch UBND huyện dự.",
        "Ông Mùa A Sử, Bí thư Huyện ủy dự.",
    )
    found = graph(MEETS.format(PLACE), *words)
    assert {unit: told["namedAs"] for unit, told in found.told.items()} == {"unit/447-ky-anh": ["huyện"]}


@pytest.mark.parametrize(
    "sentences",
    [
        (MEETS.format(PLACE),),
        (MEETS.format("xã Kỳ Thọ, huyện Kỳ Anh"), "Bà Lò Thị Bưởi, Bí thư Huyện ủy phát biểu."),
        (MEETS.format("xã Tân Lập, huyện Đan Phượng"),),
        (MEETS.format("xã Tân Lập"), "Bà Lò Thị Bưởi, Bí thư Huyện ủy phát biểu."),
    ],
    ids=["one-of-its-name", "named-in-full", "many-but-placed", "open"],
)
def test_what_the_text_tells_or_leaves_open_is_no_identification(graph, sentences):
    assert graph(*sentences).told == {}


def test_unit_of_the_publisher_is_told_with_the_source_as_premise(graph):
    found = graph("Huyện ủy tổ chức hội nghị. Ông Hà Văn An, Bí thư Huyện ủy kết luận hội nghị.", publisher=SITE)
    (told,) = found.told.values()
    assert (told["namedAs"], told["basis"], told["rule"]) == (["Huyện ủy"], ["inferred"], ["unit-of-publisher"])
    assert told["premise"] == ["source/bai-7"]


def test_one_of_many_of_a_name_is_told_by_the_site(graph):
    found = graph(MEETS.format("xã Tân Lập"), publisher=SITE)
    told = found.told["unit/09820-tan-lap"]
    assert (told["namedAs"], told["rule"], told["premise"]) == (["xã Tân Lập"], ["unit-of-publisher"], ["source/bai-7"])


def test_one_of_many_of_a_name_is_told_by_the_unit_named_with_it(graph):
    found = graph(MEETS.format("xã Tân Lập"), "Bà Lò Thị Bưởi, Bí thư Huyện ủy Đan Phượng phát biểu.")
    assert found.told.keys() == {"unit/09820-tan-lap"}
    told = found.told["unit/09820-tan-lap"]
    assert (told["namedAs"], told["basis"], told["rule"]) == (["xã Tân Lập"], ["inferred"], ["unit-near-place"])
    (premise,) = told["premise"]
    assert "Đan Phượng" in found.quotes(DATA_BASE + premise)[0]


@pytest.mark.parametrize(
    ("words", "unit", "named_as", "rule"),
    [
        ("xã Đak La, huyện Đắk Hà, tỉnh Kon Tum", "unit/23524-dak-la", "xã Đak La", "unit-respelt"),
        ("xã Quỳnh Thahc, huyện Quỳnh Lưu", "unit/17155-quynh-thach", "xã Quỳnh Thahc", "unit-misspelt"),
    ],
)
def test_name_spelt_otherwise_is_told_as_stated(graph, words, unit, named_as, rule):
    told = graph(MEETS.format(words)).told[unit]
    assert (told["namedAs"], told["basis"], told["rule"]) == ([named_as], ["stated"], [rule])
    assert told["premise"] == []


def test_identifications_quote_nothing_anew_and_are_small(graph):
    found = graph(MEETS.format(PLACE), "Bà Lò Thị Bưởi, Bí thư Huyện ủy phát biểu.")
    (node,) = found.nodes(GOV.Identification)
    assert len([one for one in found.quads if one.subject == node]) == 7
    evidence = {one.object for one in found.quads if one.predicate == GOV.evidence and one.subject != node}
    assert set(found.of(node.value, GOV.evidence)) <= evidence


def test_facts_of_a_reading_stay_what_the_text_says():
    assert not [fact for fact in interpret(read_document(SEED)).facts if "unit-above-place" in fact.rules]


@pytest.fixture(scope="module")
def seed():
    with GraphStore.open(None) as store:
        build([SEED], store)
        yield store


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("vi", "«Huyện ủy» được hiểu là huyện Kỳ Anh [suy ra, quy tắc Đơn vị cấp trên của địa bàn; từ: xã Kỳ Thọ]"),
        (
            "en",
            "«Huyện ủy» is taken for huyện Kỳ Anh "
            "[inferred, rule The unit above the place of the page; from: xã Kỳ Thọ]",
        ),
    ],
)
def test_body_and_tenures_tell_whose_they_were_taken_for(seed, lang, line):
    body = explain_node(seed, "body/447-ky-anh/party-committee", lang=lang)
    assert body is not None and line in body.text()
    (tenure,) = (one.iri for one in body.facts if "/tenure/" in one.iri)
    told = explain_node(seed, tenure, lang=lang)
    assert told is not None and line in told.text()


@pytest.mark.parametrize(("lang", "words"), [("vi", "được hiểu là"), ("en", "is taken for")])
def test_unit_tells_by_which_words_it_was_meant(seed, lang, words):
    told = explain_node(seed, "unit/447-ky-anh", lang=lang)
    assert told is not None
    (one,) = (fact for fact in told.facts if "/identification/" in fact.iri)
    assert one.title == f"«Huyện ủy» {words} huyện Kỳ Anh"
    assert one.evidence[0].premises == ("xã Kỳ Thọ",)


def test_facts_that_do_not_lead_to_the_unit_tell_nothing_of_it(seed):
    told = explain_node(seed, "unit/18790-ky-tho")
    assert told is not None
    (place,) = (fact for fact in told.facts if "/locality/" in fact.iri)
    assert place.evidence[0].units == ()


def test_publisher_is_named_where_it_is_the_premise(tmp_path):
    path = tmp_path / "bai-7.txt"
    path.write_text("Hội nghị\n\nHuyện ủy họp. Ông Hà Văn An, Bí thư Huyện ủy kết luận hội nghị.\n", encoding="utf-8")
    path.with_suffix(".meta.json").write_text(
        json.dumps({"published": BEFORE, "publisher": SITE, "title": "Hội nghị"}), encoding="utf-8"
    )
    with GraphStore.open(None) as store:
        build([path], store)
        (unit,) = {one.object.value for one in store.as_read(f"{DATA_BASE}source/bai-7") if one.predicate == GOV.unit}
        told = explain_node(store, unit)
    assert told is not None and f"từ: {SITE}" in told.text()
