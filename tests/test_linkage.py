"""What becomes one across documents, and what stays apart; whatever the order; and no IRI is lost on the way."""

import io
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.small_builds import joined_sources

from govgraph.archive import Archive
from govgraph.archive.tombstones import Tombstones
from govgraph.cli.review import list_doubts
from govgraph.errors import JudgementError, StoreError
from govgraph.export import FORMATS, export_graph
from govgraph.inputs import Input
from govgraph.linkage import Judgement, link, relink
from govgraph.linkage.documents import number_joins
from govgraph.linkage.doubts import IDENTITY_CODES
from govgraph.linkage.extract import record_of
from govgraph.linkage.facts import merged_tenures
from govgraph.linkage.judgements import without_conflict
from govgraph.linkage.places import Renaming, abbreviates, site_joins
from govgraph.linkage.records import Paper, Person, Records, Tenure, Unit
from govgraph.linkage.refresh import changes_of, renamed
from govgraph.linkage.statements import rewritten
from govgraph.namespaces import DATA_BASE, DCTERMS, FOAF, GOV, ORG, RDF, SKOS
from govgraph.ntriples import Statements, n_triples
from govgraph.pipeline import build, read_graph
from govgraph.plan import Task
from govgraph.store import GraphStore
from govgraph.validate import validate_dataset

SCENARIO = Path(__file__).parent / "cases" / "identity"
OLD, NEW = ", huyện Kỳ Anh, tỉnh Hà Tĩnh", ", tỉnh Hà Tĩnh"
TAN_BIEN, VU_THU = ", huyện Tân Biên, tỉnh Tây Ninh", ", huyện Vũ Thư, tỉnh Thái Bình"
NOTHING = "Trời hôm nay nắng đẹp.\n"

Page = tuple[str, str, str]  # day, address, text


def said(name: str, post: str, day: str, place: str = OLD, url: str = "", held: str = "hội nghị") -> Page:
    """A page of a day on which somebody speaks."""
    year, month, of_month = day.split("-")
    spoken = f"{int(of_month)}/{int(month)}/{year}"
    return day, url, f"Đồng chí {name}, {post}{place} phát biểu tại {held} ngày {spoken}.\n"


def moved(name: str, old: str, new: str, day: str) -> Page:
    words = f"Ban Thường vụ Huyện ủy Kỳ Anh, tỉnh Hà Tĩnh công bố quyết định điều động đồng chí {name}, {old}"
    return day, "", f"Hôm nay, {words}, giữ chức {new}.\n"


class Graph:
    """Pages in a folder, and the store that is built of them."""

    def __init__(self, folder: Path, store: GraphStore) -> None:
        self.folder, self.store = folder, store

    def put(self, **pages: Page) -> None:
        """Write pages, each named by a letter, and build."""
        for name, (day, url, text) in pages.items():
            (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
            meta = {"published": day} | ({"url": url, "publisher": "Trang tin xã Tân Lập"} if url else {})
            (self.folder / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
        assert build([self.folder], self.store).is_complete

    def documents(self) -> Iterator[ox.Quad]:
        """Yield the quads of documents as joins have left them."""
        for source in self.store.sources():
            yield from self.store.quads(source)

    def who(self, name: str = "") -> str:
        """Return the documents that name each person (of a name), as «ab c»."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self.documents():
            if quad.predicate == FOAF.name and name in quad.object.value:
                found[quad.subject.value].add(quad.graph_name.value[-1])
        return " ".join(sorted("".join(sorted(several)) for several in found.values()))

    def person(self, document: str, name: str = "") -> str:
        """Return the path of a person whom a document names, as it now stands there."""
        (found,) = {
            quad.subject.value.removeprefix(self.store.base)
            for quad in self.documents()
            if quad.predicate == FOAF.name and quad.graph_name.value[-1] == document and name in quad.object.value
        }
        return found

    def of(self, predicate: ox.NamedNode, document: str = "") -> set[str]:
        """Return the values of a property in all documents, or in one, without the base."""
        return {
            quad.object.value.removeprefix(self.store.base)
            for quad in self.documents()
            if quad.predicate == predicate and (not document or quad.graph_name.value[-1] == document)
        }

    def subjects(self, predicate: ox.NamedNode) -> set[str]:
        return {quad.subject.value for quad in self.documents() if quad.predicate == predicate}

    def rules(self) -> list[str]:
        own = self.store.quads(self.store.own_graph("identities"))
        return sorted(quad.object.value.rpartition("/")[2] for quad in own if quad.predicate == GOV.rule)

    def redirects(self) -> dict[str, str]:
        own = self.store.quads(self.store.own_graph("identities"))
        return {q.subject.value: q.object.value for q in own if q.predicate == DCTERMS.isReplacedBy}

    def iris(self) -> set[str]:
        """Return what documents name or named: all subjects but joins, units of the lists, and parts of quotations."""
        units = self.store.own_graph("units")
        return {
            quad.subject.value
            for quad in self.store.quads()
            if quad.subject.value.startswith(self.store.base)
            and "#" not in quad.subject.value
            and quad.graph_name.value != units
            and not quad.subject.value.startswith((f"{self.store.base}join/", f"{self.store.base}distinction/"))
        }

    def tombstones(self) -> set[str]:
        own = self.store.quads(self.store.own_graph("withdrawn"))
        return {quad.subject.value for quad in own if quad.object == GOV.Tombstone}


@pytest.fixture(autouse=True)
def no_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the ontology, which is dear to load and says nothing of identities."""
    monkeypatch.setattr(GraphStore, "put_vocabulary", lambda store: None)


@pytest.fixture
def graph(tmp_path: Path) -> Callable[..., Graph]:
    """Build pages; they may be added to, and changed."""
    folder = tmp_path / "pages"
    folder.mkdir()

    def make(**pages: Page) -> Graph:
        made = Graph(folder, GraphStore.open(None))
        made.put(**pages)
        return made

    return make


def dump(store: GraphStore, format: str = "nquads") -> bytes:
    export_graph(store, format, out := io.BytesIO())
    return out.getvalue()


# --- one name -------------------------------------------------------------------------------------------------------

AN = "Hà Văn An"
CHAIR, COUNCIL, SECRETARY = "Chủ tịch UBND xã", "Chủ tịch HĐND xã", "Bí thư Đảng ủy xã"
FARMERS, POLICE = "Chủ tịch Hội Nông dân xã", "Trưởng Công an xã"
SCHOOL = "Hiệu trưởng Trường Tiểu học Kỳ Thọ, xã"


def test_one_name_in_one_post_is_one_person_without_a_join(graph):
    pages = graph(a=said(AN, f"{SECRETARY} Kỳ Thọ", "2022-03-14"), b=said(AN, f"{SECRETARY} Kỳ Thọ", "2023-03-14"))
    assert pages.who() == "ab"
    assert pages.rules() == [] and pages.redirects() == {}


def test_one_name_in_another_spelling_is_one_person(graph):
    pages = graph(
        a=said("Lê Thị Hoà", f"{SECRETARY} Kỳ Thọ", "2022-03-14"),
        b=said("LÊ THỊ HÒA", f"{SECRETARY} Kỳ Thọ", "2023-03-14"),
    )
    assert pages.who() == "ab"


@pytest.mark.parametrize(
    ("one", "other"),
    [(CHAIR, SECRETARY), (COUNCIL, SECRETARY), (FARMERS, CHAIR), (FARMERS, "Phó Chủ tịch HĐND xã")],
)
def test_one_name_in_two_bodies_of_a_commune_is_one_person(graph, one, other):
    pages = graph(a=said(AN, f"{one} Kỳ Thọ", "2021-03-14"), b=said(AN, f"{other} Kỳ Thọ", "2024-03-14"))
    assert pages.who() == "ab"
    assert pages.rules() == ["same-name-same-unit"]


@pytest.mark.parametrize("posts", [(SECRETARY, SECRETARY), (CHAIR, SECRETARY), (POLICE, POLICE)])
def test_one_name_in_two_communes_is_two_people(graph, posts):
    pages = graph(
        a=said(AN, f"{posts[0]} Kỳ Thọ", "2021-03-14"),
        b=said(AN, f"{posts[1]} Kỳ Thư", "2024-03-14"),
        c=said(AN, f"{posts[0]} Kỳ Thọ", "2022-03-14"),
    )
    assert pages.who() == "ac b"


@pytest.mark.parametrize("post", [POLICE, SCHOOL, "Chỉ huy trưởng Ban Chỉ huy Quân sự xã"])
def test_head_of_a_force_or_school_heads_nothing_else_at_the_time(graph, post):
    pages = graph(a=said(AN, f"{FARMERS} Kỳ Thọ", "2023-03-14"), b=said(AN, f"{post} Kỳ Thọ", "2023-03-14"))
    assert pages.who() == "a b"
    pages.put(a=said(AN, f"{FARMERS} Kỳ Thọ", "2021-03-14"))
    assert pages.who() == "ab"


@pytest.mark.parametrize(
    ("pages", "who"),
    [
        ([("Hà Văn An", FARMERS, 2021), ("Hà Văn Ân", CHAIR, 2021)], "a b"),
        ([(AN, FARMERS, 2005), (AN, CHAIR, 2020)], "ab"),
        ([(AN, FARMERS, 2005), (AN, CHAIR, 2021)], "a b"),
        ([(AN, FARMERS, 2021), (AN, POLICE, 2023), (AN, FARMERS, 2024)], "ac b"),
        ([(AN, "Phó Bí thư Đảng ủy xã", 2023), (AN, POLICE, 2023)], "ab"),
    ],
    ids=["names differ", "15 years", "16 years", "police between", "police and Party committee"],
)
def test_who_is_who_in_a_commune(graph, pages, who):
    each = {"abc"[at]: said(name, f"{post} Kỳ Thọ", f"{year}-03-14") for at, (name, post, year) in enumerate(pages)}
    assert graph(**each).who() == who


@pytest.mark.parametrize(
    ("post", "place"),
    [("Chủ tịch UBND", f" huyện Kỳ Anh{NEW}"), ("Phó Chủ tịch UBND", " tỉnh Hà Tĩnh")],
    ids=["district", "province"],
)
def test_namesake_above_stays_another(graph, post, place):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"), b=said(AN, post, "2023-03-14", place))
    assert pages.who() == "a b"
    assert pages.rules() == []


def test_at_the_province_only_those_who_lead_it_are_near(graph):
    pages = graph(
        a=said(AN, "Chủ tịch HĐND", "2021-03-14", " tỉnh Hà Tĩnh"),
        b=said(AN, "Phó Chủ tịch UBND", "2023-03-14", " tỉnh Hà Tĩnh"),
        c=said(AN, "Chủ tịch Hội Nông dân", "2023-03-14", " tỉnh Hà Tĩnh"),
    )
    assert pages.who() == "ab c"


# --- moves ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), [("Kỳ Thọ", "Kỳ Thư"), ("Kỳ Thư", "Kỳ Thọ")])
def test_decision_that_tells_the_move_joins_before_and_after(graph, old, new):
    before, after = f"{CHAIR} {old}", f"{SECRETARY} {new}"
    pages = graph(a=said(AN, before, "2022-03-14"), c=said(AN, after, "2024-03-14"))
    assert pages.who() == "a c"  # nothing tells of a move yet
    pages.put(b=moved(AN, before, after, "2023-05-05"))
    assert pages.who() == "abc"
    assert pages.rules() == ["same-name-same-post"]
    assert pages.tombstones() == set()
    pages.put(b=("2023-05-05", "", NOTHING))
    assert pages.who() == "a c"


def test_move_joins_nobody_in_a_third_commune(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"),
        b=moved(AN, f"{CHAIR} Kỳ Thọ", f"{SECRETARY} Kỳ Thư", "2023-05-05"),
        c=said(AN, f"{SECRETARY} Kỳ Thư", "2024-03-14"),
        d=said(AN, f"{SECRETARY} Kỳ Phong", "2024-03-14"),
    )
    assert pages.who() == "abc d"


@pytest.mark.parametrize(("old", "new"), [("Kỳ Thọ", "Kỳ Thư"), ("Kỳ Thư", "Kỳ Thọ")])
def test_former_post_joins(graph, old, new):
    pages = graph(
        a=said(AN, f"{SECRETARY} {old}", "2022-03-14"),
        b=said(AN, f"{SECRETARY} {new}, nguyên {SECRETARY} {old}", "2024-03-14"),
    )
    assert pages.who() == "ab"
    pages.put(b=said(AN, f"{SECRETARY} {new}", "2024-03-14"))
    assert pages.who() == "a b"


def test_former_holder_and_his_successor_of_one_name_are_not_told_apart_by_the_post_alone(graph):
    pages = graph(
        a=said(AN, f"{SECRETARY} Kỳ Thọ", "2022-03-14"), b=said(AN, f"nguyên {SECRETARY} Kỳ Thọ", "2024-03-14")
    )
    assert pages.who() == "ab"
    assert len(pages.subjects(ORG.member)) == 1


# --- the reform of July 2025 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("commune", "before", "since"),
    [
        ("Kỳ Thọ", CHAIR, SECRETARY),
        ("Kỳ Thư", FARMERS, FARMERS),
        ("Kỳ Khang", CHAIR, "Phó Chủ tịch HĐND xã"),  # the name survives, the unit does not
    ],
)
def test_unit_that_took_the_commune_in_follows_it(graph, commune, before, since):
    pages = graph(a=said(AN, f"{before} {commune}", "2024-03-14"), b=said(AN, f"{since} Kỳ Khang", "2025-09-14", NEW))
    assert pages.who() == "ab"
    assert pages.rules() == ["same-name-successor-unit"]


def test_posts_that_do_not_fit_are_two_peoples_after_the_reform(graph):
    pages = graph(a=said(AN, f"{FARMERS} Kỳ Thọ", "2024-03-14"), b=said(AN, f"{SECRETARY} Kỳ Khang", "2025-09-14", NEW))
    assert pages.who() == "a b"


def test_name_of_two_in_the_merged_communes_is_left_open(graph):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2024-03-14"), b=said(AN, f"{SECRETARY} Kỳ Khang", "2025-09-14", NEW))
    assert pages.who() == "ab"
    pages.put(c=said(AN, f"{CHAIR} Kỳ Thư", "2023-03-14"))
    assert pages.who() == "a b c"
    # a page that names the former post settles it
    pages.put(b=said(AN, f"{SECRETARY} Kỳ Khang, nguyên {CHAIR} Kỳ Thư", "2025-09-14", NEW))
    assert pages.who() == "a bc"


def test_two_who_are_one_do_not_stand_in_each_others_way(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"),
        b=moved(AN, f"{CHAIR} Kỳ Thọ", f"{SECRETARY} Kỳ Thư", "2023-05-05"),
        c=said(AN, f"{SECRETARY} Kỳ Khang", "2025-09-14", NEW),
    )
    assert pages.who() == "abc"


def test_post_of_before_the_reform_is_none_of_the_new_unit(graph):
    new = f"{SECRETARY} Kỳ Khang"
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2024-03-14"), b=said(AN, new, "2025-09-14", NEW))
    assert pages.who() == "ab"
    told = f"Ngày 29/6/2025, Đảng ủy xã Kỳ Khang{NEW} tổ chức hội nghị. Đồng chí Hà Văn An, {new} chủ trì hội nghị.\n"
    pages.put(b=("2025-07-02", "", told))
    assert pages.of(GOV.attestedOn, "b") == {"2025-06-29"}
    assert pages.who() == "a b"


def test_commune_elsewhere_is_no_successor(graph):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Phong", "2024-03-14"), b=said(AN, f"{CHAIR} Kỳ Khang", "2025-09-14", NEW))
    assert pages.who() == "a b"


# --- slips of the pen -----------------------------------------------------------------------------------------------


def holders(*names: str, post: str = f"{CHAIR} Kỳ Thọ") -> dict[str, Page]:
    """Pages of one year after the other, each of which names a holder of a post."""
    return {"abcdef"[at]: said(name, post, f"{2018 + at}-03-14") for at, name in enumerate(names)}


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("Lê Thị Hồng Vân", "Lê Thị Hồng Vâng"),
        ("Nguyễn Thị Hường", "Nguyễn Thị Hưòng"),
        ("Hà Văn Hùng", "Hà Văn Hưng"),
    ],
)
def test_slip_between_two_showings_of_the_right_spelling_is_joined(graph, right, slip):
    pages = graph(**holders(right, slip, right))
    assert pages.who() == "abc"
    assert pages.of(FOAF.name, "b") == {right}
    assert pages.of(SKOS.altLabel, "b") == {slip}  # each page keeps what it says


def test_two_successive_holders_are_two_people(graph):
    pages = graph(**holders("Hà Văn Hùng", "Hà Văn Hùng", "Hà Văn Hưng", "Hà Văn Hưng"))
    assert pages.who() == "ab cd"
    assert pages.rules() == []


@pytest.mark.parametrize("other", ["Lê Thị Hồng Vương", "Lê Thị Hằng Vang", "Trần Thị Hồng Vân"])
def test_another_name_between_is_another_person(graph, other):
    assert graph(**holders("Lê Thị Hồng Vân", other, "Lê Thị Hồng Vân")).who() == "ac b"


def test_slip_is_looked_through_only_in_a_post_that_one_person_holds(graph):
    pages = graph(
        **holders("Lê Thị Hồng Vân", "Lê Thị Hồng Vâng", "Lê Thị Hồng Vân", post="Phó Chủ tịch UBND xã Kỳ Thọ")
    )
    assert pages.who() == "ac b"


def test_two_of_one_page_are_no_slip(graph):
    pages = holders("Lê Thị Hồng Vân", "Lê Thị Hồng Vân", "Lê Thị Hồng Vâng", "Lê Thị Hồng Vân")
    day, url, text = pages["b"]
    both = f"{text}Bà Lê Thị Hồng Vâng, Phó Chủ tịch UBND xã Kỳ Thọ trình bày báo cáo.\n"
    assert graph(**pages).who() == "abcd"
    assert graph(**pages | {"b": (day, url, both)}).who() == "abd bc"


def test_holder_who_goes_on_elsewhere_is_not_the_one_who_follows_him(graph):
    pages = graph(
        a=said("Hà Văn Hùng", f"{CHAIR} Kỳ Thọ", "2021-03-14"),
        b=moved("Hà Văn Hùng", f"{CHAIR} Kỳ Thọ", f"{CHAIR} Kỳ Thư", "2022-05-05"),
        c=said("Hà Văn Hưng", f"{CHAIR} Kỳ Thọ", "2023-03-14"),
        d=said("Hà Văn Hùng", f"{CHAIR} Kỳ Thư", "2024-03-14"),
    )
    assert pages.who() == "abd c"


HUNG, SLIP, OTHER_SLIP = "Hà Văn Hùng", "Hà Văn Hưng", "Hà Văn Húng"


def test_who_is_shown_on_the_first_or_last_day_alone_may_have_handed_over(graph):
    pages = graph(
        a=said(SLIP, f"{CHAIR} Kỳ Thọ", "2021-03-14"),
        b=said(HUNG, f"{CHAIR} Kỳ Thọ", "2021-03-14"),
        c=said(HUNG, f"{CHAIR} Kỳ Thọ", "2024-03-14"),
    )
    assert pages.who() == "a bc"
    pages.put(a=said(SLIP, f"{CHAIR} Kỳ Thọ", "2024-03-14"))
    assert pages.who() == "a bc"
    pages.put(a=said(SLIP, f"{CHAIR} Kỳ Thọ", "2022-03-14"))
    assert pages.who() == "abc"


@pytest.mark.parametrize(
    ("names", "who"),
    [
        ((HUNG, SLIP, "Lê Văn Ba", HUNG), "ad b c"),
        ((HUNG, "Lê Văn Ba", SLIP, HUNG), "ad b c"),
        (("Lê Văn Ba", HUNG, SLIP, HUNG), "a bcd"),
        ((HUNG, SLIP, SLIP, HUNG), "ad bc"),
        ((HUNG, HUNG, SLIP, SLIP, HUNG), "abcde"),
        ((HUNG, SLIP, OTHER_SLIP, HUNG), "abcd"),  # each a slip of its own
    ],
    ids=["another after", "another before", "another earlier", "as often", "less often", "two slips"],
)
def test_slip_is_whose_only_one_can_be_meant(graph, names, who):
    assert graph(**holders(*names)).who() == who


def test_who_is_shown_elsewhere_outside_the_time_is_no_slip(graph):
    pages = graph(**holders(HUNG, SLIP, HUNG))
    assert pages.who() == "abc"
    pages.put(d=said(SLIP, f"{COUNCIL} Kỳ Thọ", "2024-03-14"))
    assert pages.who() == "ac bd"


def test_post_that_was_left_between_had_another_holder(graph):
    pages = graph(**holders(HUNG, SLIP, HUNG))
    assert pages.who() == "abc"
    pages.put(d=("2019-01-06", "", f"Ngày 5/1/2019, đồng chí {HUNG} thôi giữ chức {CHAIR} Kỳ Thọ{OLD}.\n"))
    assert pages.who() == "acd b"


def test_slip_that_fits_two_is_nobodys_until_these_are_one(graph):
    years = {"a": 2017, "b": 2018, "c": 2019, "d": 2020, "e": 2021, "f": 2016}
    names = {"a": HUNG, "b": OTHER_SLIP, "c": SLIP, "d": OTHER_SLIP, "e": HUNG, "f": HUNG}
    each = {page: said(names[page], f"{CHAIR} Kỳ Thọ", f"{year}-03-14") for page, year in years.items()}
    pages = graph(**{page: each[page] for page in "abcde"})
    assert pages.who() == "ae bd c"
    pages.put(f=each["f"])
    assert pages.who() == "abcdef"
    assert pages.rules() == ["name-misspelt", "name-misspelt"]


def test_slip_is_found_among_many_holders(graph):
    many = {
        chr(ord("g") + at): said(f"Lê Văn {name}", f"{CHAIR} Kỳ Thọ", f"{2005 + at}-03-14")
        for at, name in enumerate(("Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Đông", "Xuân"))
    }
    pages = graph(**many, **holders("Lê Thị Hồng Vân", "Lê Thị Hồng Vâng", "Lê Thị Hồng Vân"))
    assert pages.rules() == ["name-misspelt"] and "abc" in pages.who().split()


def test_page_that_names_two_holds_them_apart_also_by_way_of_a_third(graph):
    vang, vaang = "Lê Thị Hồng Vang", "Lê Thị Hồng Vâng"
    pages = holders("Lê Thị Hồng Vân", vaang, vang, vaang, "Lê Thị Hồng Vân", "Lê Thị Hồng Vân")
    assert graph(**pages).who() == "abcdef"
    day, url, text = pages["c"]
    both = f"{text}Bà Lê Thị Hồng Vân, {FARMERS} Kỳ Thọ trình bày báo cáo.\n"
    assert graph(**pages | {"c": (day, url, both)}).who() == "acef bcd"


# --- units and bodies -----------------------------------------------------------------------------------------------

SITE = "https://tanlap.example/"


def test_open_commune_is_the_one_that_its_site_names_in_full(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said(AN, f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    )
    assert pages.who() == "ab"
    assert pages.of(GOV.post) == {"post/25489-tan-lap/peoples-committee/chair"}
    assert pages.of(GOV.jurisdiction, "a") == {"unit/25489-tan-lap"}
    base = pages.store.base
    assert pages.redirects()[f"{base}unit/source-a/xa-tan-lap"] == f"{base}unit/25489-tan-lap"
    assert "unit-of-the-site" in pages.rules()


def test_site_that_names_two_leaves_it_open(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said(AN, f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
        c=said("Lê Thị Ba", f"{CHAIR} Tân Lập", "2023-03-14", VU_THU, f"{SITE}3"),
    )
    assert pages.who(AN) == "a b"
    assert pages.of(GOV.jurisdiction, "a") == {"unit/source-a/xa-tan-lap"}


@pytest.mark.parametrize("url", ["", "https://tanlap2.example/2"])
def test_page_of_another_site_says_nothing(graph, url):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said(AN, f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, url),
    )
    assert pages.who() == "a b" and pages.redirects() == {}


@pytest.mark.parametrize(
    ("day", "key"), [("2022-03-14", "25489-tan-lap"), ("2025-09-14", "25489-tan-lap.2025")], ids=["old", "new"]
)
def test_of_the_old_and_the_new_unit_the_day_decides(graph, day, key):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", day, "", f"{SITE}1"),
        b=said("Lê Thị Ba", f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
        c=said("Lê Thị Tư", f"{CHAIR} Tân Lập", "2026-03-14", ", tỉnh Tây Ninh", f"{SITE}3"),
    )
    assert pages.of(GOV.jurisdiction, "a") == {f"unit/{key}"}


def test_what_stands_on_an_open_commune_goes_with_it(graph):
    post = "Bí thư Chi bộ ấp Tân Đông, xã Tân Lập"
    pages = graph(
        a=said(AN, post, "2022-03-14", "", f"{SITE}1"),
        b=said("Lê Thị Ba", f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    )
    assert pages.of(GOV.post, "a") and all("25489-tan-lap" in path for path in pages.of(GOV.post, "a"))
    left = [quad for quad in pages.documents() if "source-a/" in str(quad.triple) and "xa-tan-lap" in str(quad.triple)]
    assert left == []


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("eli/{}/peoples-council/resolution/14-nq-hdnd", "eli/source-a/{}/peoples-council/resolution/14-nq-hdnd"),
        ("eli/{}/peoples-council/resolution/2024/ve-cho", "eli/source-a/{}/peoples-council/resolution/2024/ve-cho"),
        ("eli/{}/peoples-council/resolution/2024/14-nq-hdnd", "eli/{}/peoples-council/resolution/2024/14-nq-hdnd"),
        ("meeting/{}/peoples-council/05-25-session", "meeting/source-a/{}/peoples-council/05-25-session"),
        ("meeting/{}/peoples-council/2024-05-25-session", "meeting/{}/peoples-council/2024-05-25-session"),
        ("meeting/{}/school/2024-05-25-ceremony", "meeting/source-a/{}/school/2024-05-25-ceremony"),
        ("body/{}/school", "body/source-a/{}/school"),
        ("body/{}/school/truong-tieu-hoc", "body/{}/school/truong-tieu-hoc"),
        ("post/{}/school/head", "post/source-a/{}/school/head"),
        ("body/{}/peoples-committee/decision/2024/9-qd/working-group",) * 2,
        ("body/{}/party-cell", "body/source-a/{}/party-cell"),
        ("unit/{}", "unit/{}"),
        ("term/{}/2020-2025", "term/{}/2020-2025"),
    ],
)
def test_what_the_source_alone_can_tell_stays_its_own_when_its_unit_is_known(path, new):
    for key in ("25489-tan-lap", "25489-tan-lap.2025", "source-b/xa-tan-lap"):
        renaming = Renaming({"source-a/xa-tan-lap": key}, {})
        assert renaming.key(path.format("source-a/xa-tan-lap")) == new.format(key)
        assert renaming.key(new.format(key)) == new.format(key)


@pytest.mark.parametrize(
    ("publisher", "is_joined"), [("Trang tin (xã Tân Lập), huyện X", True), ("Trang tin xã Tân Lậpa", False)]
)
def test_signs_behind_the_name_of_a_publisher_are_not_of_it(publisher, is_joined):
    units = [
        Unit("source-a/xa-tan-lap", "a", "commune", "xã Tân Lập", None),
        Unit("25489-tan-lap", "b", "commune", "xã Tân Lập", "25489"),
    ]
    records = Records(units=units, hosts={"a": "x", "b": "x"}, publishers={"a": publisher})
    assert len(list(site_joins(records))) == is_joined


def test_unit_that_the_lists_have_no_more_joins_nothing():
    units = [
        Unit("source-a/xa-tan-lap", "a", "commune", "xã Tân Lập", None),
        Unit("99999-tan-lap", "b", "commune", "xã Tân Lập", "99999"),
    ]
    records = Records(units=units, hosts={"a": "x", "b": "x"}, publishers={"a": "Trang tin xã Tân Lập"})
    assert list(site_joins(records)) == []


DISTRICT = f" huyện Kỳ Anh{NEW}"
FULL = "phong-lao-dong-thuong-binh-xa-hoi"


@pytest.mark.parametrize("short", ["phòng LĐ-TB&XH", "phòng LĐTBXH", "phòng Lao động - TB&XH"])
def test_abbreviated_name_of_a_body_is_the_full_one(graph, short):
    pages = graph(
        a=said(AN, "Trưởng phòng Lao động - Thương binh và Xã hội", "2022-03-14", DISTRICT),
        b=said(AN, f"Trưởng {short}", "2023-03-14", DISTRICT),
    )
    assert pages.of(GOV.post) == {f"post/447-ky-anh/specialised-agency/{FULL}/head"}
    assert pages.who() == "ab"
    assert "name-abbreviated" in pages.rules()


def test_abbreviation_of_another_body_or_unit_is_not(graph):
    pages = graph(
        a=said(AN, "Trưởng phòng Lao động - Thương binh và Xã hội", "2022-03-14", DISTRICT),
        b=said("Lê Thị Ba", "Trưởng phòng NN&PTNT", "2023-03-14", DISTRICT),
        c=said("Lê Thị Tư", "Trưởng phòng LĐ-TB&XH", "2023-03-14", f" huyện Hương Sơn{NEW}"),
    )
    assert len(pages.of(GOV.post)) == 3
    assert pages.rules() == []


def test_names_of_one_letter_again_and_again_are_compared_in_no_time():
    assert not abbreviates("-".join("a" * 60), "-".join("a" * 61))
    assert abbreviates("-".join("a" * 60), "-".join(["an"] * 60))


@given(
    st.lists(st.sampled_from(["a", "an", "ban", "b", "nb"]), min_size=1, max_size=6),
    st.lists(st.sampled_from(["a", "an", "ban", "b", "nb"]), min_size=1, max_size=6),
)
def test_abbreviation_is_some_words_whole_and_two_or_more_by_their_first_letter(short, full):
    ways = {
        "".join(word[0] if is_first else word for word, is_first in zip(full, way, strict=True))
        for way in product((True, False), repeat=len(full))
        if sum(way) >= 2
    }
    assert abbreviates("-".join(short), "-".join(full)) is (short != full and "".join(short) in ways)


def test_one_letter_is_no_abbreviation(graph):
    pages = graph(
        a=said(AN, "Hiệu trưởng Trường Mầm non B xã Kỳ Thọ", "2022-03-14"),
        b=said("Lê Thị Ba", "Hiệu trưởng Trường Mầm non Bắc xã Kỳ Thọ", "2023-03-14"),
    )
    assert len(pages.of(GOV.post)) == 2
    assert pages.rules() == []


# --- documents ------------------------------------------------------------------------------------------------------

NUMBER = "14/NQ-HĐND"
TEXT = "eli/18790-ky-tho/peoples-council/resolution/2024/14-nq-hdnd"
UNDATED = "eli/source-b/18790-ky-tho/peoples-council/resolution/14-nq-hdnd"


def adopted(day: str, number: str = NUMBER, place: str = f"xã Kỳ Thọ{OLD}") -> Page:
    """A page of a session on a day, at which the council adopts a resolution."""
    year, month, of_month = day.split("-")
    held = f"Ngày {int(of_month)}/{int(month)}/{year}, HĐND {place} tổ chức kỳ họp thứ 8."
    return day, "", f"{held} Kỳ họp đã thông qua Nghị quyết số {number} về phát triển kinh tế.\n"


def cited(day: str, number: str = NUMBER, place: str = f"xã Kỳ Thọ{OLD}") -> Page:
    """A page that names a resolution by its number alone."""
    return day, "", f"Nhân dân thực hiện Nghị quyết số {number} của HĐND {place}.\n"


def papers(pages: Graph, document: str) -> set[str]:
    return pages.of(GOV.document, document)


def test_number_without_a_year_is_the_only_text_of_the_year(graph):
    pages = graph(a=adopted("2024-02-28"), b=cited("2024-05-06"))
    assert papers(pages, "a") == papers(pages, "b") == {TEXT}
    assert pages.rules() == ["same-number-same-year"]
    base = pages.store.base
    assert pages.redirects()[base + UNDATED] == base + TEXT
    assert "14/NQ-HĐND, 2024" in "".join(
        str(quad.object) for quad in pages.store.quads(pages.store.own_graph("identities"))
    )
    assert validate_dataset(list(pages.documents())).conforms


@pytest.mark.parametrize(
    "others",
    [
        {"a": adopted("2023-02-28")},  # of the year before: that of this year may be known to no page
        {"a": adopted("2024-06-28")},  # later than the page
        {"a": adopted("2024-02-28"), "c": adopted("2023-07-03")},  # either may be meant
        {"a": adopted("2024-02-28", place=f"xã Kỳ Văn{OLD}")},
        {"a": adopted("2024-02-28", "15/NQ-HĐND")},
    ],
)
def test_number_that_may_be_another_stays_open(graph, others):
    pages = graph(**others, b=cited("2024-05-06"))
    assert papers(pages, "b") == {UNDATED}
    assert pages.rules() == []


def test_text_of_the_year_before_may_be_meant_whenever_it_is_shown():
    issuer = "eli/18790-ky-tho/peoples-council/resolution"
    of_the_year = Paper(f"{issuer}/2024/14-nq-hdnd", "a", "14/NQ-HĐND", "2024-02-28")
    undated = Paper("eli/source-b/18790-ky-tho/peoples-council/resolution/14-nq-hdnd", "b", "14/NQ-HĐND", None)
    issued = {"a": "2024-02-28", "b": "2024-05-06", "c": "2025-01-09"}
    records = Records(papers=[of_the_year, undated], issued=issued)
    assert len(list(number_joins(records, Renaming({}, {})))) == 1
    records.papers.append(Paper(f"{issuer}/2023/14-nq-hdnd", "c", "14/NQ-HĐND", None))  # told by a page of 2025
    assert list(number_joins(records, Renaming({}, {}))) == []


def test_second_text_of_the_number_undoes_the_join_and_its_absence_restores_it(graph):
    pages = graph(a=adopted("2024-02-28"), b=cited("2024-05-06"))
    before = dump(pages.store)
    pages.put(c=adopted("2023-07-03"))
    assert papers(pages, "b") == {UNDATED}
    pages.store.archive.remove_graph(next(one for one in pages.store.sources() if one.endswith("/c")))
    relink(pages.store)
    withdrawn = {line for line in dump(pages.store).splitlines() if b"/graph/withdrawn>" not in line}
    assert set(before.splitlines()) <= withdrawn


def test_judgement_parts_two_documents_and_joins_two(graph):
    pages = graph(a=adopted("2024-02-28"), b=cited("2024-05-06"))
    relink(pages.store, [Judgement(TEXT, UNDATED, "different", "Hà An")])
    assert papers(pages, "b") == {UNDATED}
    other = graph(a=adopted("2023-02-28"), b=cited("2024-05-06"))
    earlier = TEXT.replace("/2024/", "/2023/")
    relink(other.store, [Judgement(earlier, UNDATED, "same", "Hà An")])
    assert papers(other, "b") == {earlier}
    assert other.rules() == ["judged-the-same"]


def test_number_that_is_judged_to_be_a_text_is_no_other(graph):
    pages = graph(a=adopted("2021-02-28"), b=cited("2024-05-06"), c=adopted("2024-02-28"))
    earlier = TEXT.replace("/2024/", "/2021/")
    relink(pages.store, [Judgement(earlier, UNDATED, "same", "Hà An")])
    assert [papers(pages, one) for one in "abc"] == [{earlier}, {earlier}, {TEXT}]
    assert pages.rules() == ["judged-the-same"]


def of_site(page: Page, number: int) -> Page:
    return page[0], f"{SITE}{number}", page[2]


def test_numbers_without_a_year_of_two_pages_stay_two_when_an_open_commune_is_known(graph):
    pages = graph(
        a=of_site(cited("2024-05-06", place="xã Tân Lập"), 1),
        b=of_site(cited("2022-05-06", place="xã Tân Lập"), 2),
        c=said("Lê Thị Ba", f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}3"),
    )
    own = "eli/source-{}/25489-tan-lap/peoples-council/resolution/14-nq-hdnd"
    assert [papers(pages, one) for one in "ab"] == [{own.format("a")}, {own.format("b")}]
    pages.put(d=adopted("2024-02-28", place=f"xã Tân Lập{TAN_BIEN}"))
    text = "eli/25489-tan-lap/peoples-council/resolution/2024/14-nq-hdnd"
    assert [papers(pages, one) for one in "abd"] == [{text}, {own.format("b")}, {text}]
    assert validate_dataset(list(pages.documents())).conforms


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_joins_of_documents_do_not_hang_on_the_order(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("pages")
    pages = {"a": adopted("2024-02-28"), "b": cited("2024-05-06"), "c": adopted("2023-07-03", "9/NQ-HĐND")}
    pages |= {"d": cited("2024-03-01"), "e": cited("2024-01-15"), "f": cited("2023-12-01", "9/NQ-HĐND")}
    with GraphStore.open(None) as whole, GraphStore.open(None) as store:
        Graph(folder, whole).put(**pages)
        for name in data.draw(st.permutations(list(pages))):
            (source,) = (one for one in whole.sources() if one.endswith(f"/{name}"))
            text = whole.archive.triples(source)
            keep(
                store.archive,
                source,
                [ox.Quad(*q.triple, ox.NamedNode(source)) for q in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)],
            )
            relink(store)
        assert dump(store) == dump(whole)
        assert whole.archive is not None and dump(whole).count(b"same-number-same-year") == 3


# --- doubts ---------------------------------------------------------------------------------------------------------


def doubts(pages: Graph) -> list[dict[str, str]]:
    """Return the doubts about identities as `govgraph review` lists them."""
    return [one for one in list_doubts(pages.store, "en") if one["code"] in IDENTITY_CODES]


@pytest.fixture
def long_apart(graph) -> Graph:
    return graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2003-03-14"), b=said(AN, f"{CHAIR} Kỳ Thọ", "2020-03-14"))


def test_one_name_in_one_post_after_many_years_is_one_person_in_doubt(long_apart):
    assert long_apart.who() == "ab"
    (doubt,) = doubts(long_apart)
    assert (doubt["source"], doubt["severity"], doubt["code"]) == ("b", "warning", "shown-long-apart")
    assert "on 2003-03-14 (a)" in doubt["message"] and "17 years later, on 2020-03-14 (b)" in doubt["message"]
    assert doubt["message"].count("Chủ tịch Ủy ban nhân dân xã Kỳ Thọ") == 2
    assert doubt["sentence"].startswith(f"Đồng chí {AN}")
    assert (doubt["wrong"], doubt["right"]) == (f"position: {AN} | chair | peoples-committee | commune", "?")
    (vietnamese,) = (one for one in list_doubts(long_apart.store, "vi") if one["code"] in IDENTITY_CODES)
    assert "17 năm sau" in vietnamese["message"]


@pytest.mark.parametrize(("year", "is_doubted"), [(2018, False), (2019, True)])
def test_doubt_begins_where_the_rule_of_units_ends(graph, year, is_doubted):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2003-03-14"), b=said(AN, f"{CHAIR} Kỳ Thọ", f"{year}-03-14"))
    assert pages.who() == "ab"
    assert bool(doubts(pages)) == is_doubted


def test_showing_between_leaves_no_doubt(long_apart):
    assert len(doubts(long_apart)) == 1
    long_apart.put(c=said(AN, "Phó Chủ tịch UBND xã Kỳ Thọ", "2011-03-14"))
    assert long_apart.who() == "abc"
    assert doubts(long_apart) == []


def test_copy_of_a_page_is_told_and_no_voice_more(graph):
    right, slip = "Hà Văn Thắng", "Hà Văn Thẳng"
    days = ("2022-03-14", "2023-03-14", "2024-03-14", "2025-03-14")
    given = dict(zip("abcd", (right, slip, slip, right), strict=True))
    pages = graph(
        **{page: said(name, f"{CHAIR} Kỳ Thọ", day) for (page, name), day in zip(given.items(), days, strict=True)}
    )
    apart = pages.rules()
    assert "name-misspelt" not in apart and doubts(pages) == []
    pages.put(e=said(right, f"{CHAIR} Kỳ Thọ", days[-1]))
    assert "name-misspelt" not in pages.rules()
    (doubt,) = doubts(pages)
    assert (doubt["source"], doubt["severity"], doubt["code"]) == ("e", "info", "same-wording") and "«d»" in doubt[
        "message"
    ]
    pages.put(e=said(right, f"{CHAIR} Kỳ Thọ", "2025-04-14"))  # another day: another page
    assert "name-misspelt" in pages.rules() and doubts(pages) == []


def test_page_that_tells_both_posts_leaves_no_doubt(graph):
    pages = graph(
        a=said(AN, f"{SECRETARY} Kỳ Thọ", "2003-03-14"), b=said(AN, f"{SECRETARY} Kỳ Khang", "2025-09-14", NEW)
    )
    assert pages.who() == "ab" and len(doubts(pages)) == 1
    pages.put(b=said(AN, f"{SECRETARY} Kỳ Khang, nguyên {SECRETARY} Kỳ Thọ", "2025-09-14", NEW))
    assert pages.who() == "ab" and doubts(pages) == []


def test_people_in_two_places_are_not_doubted(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Kỳ Thọ", "2003-03-14"),
        b=moved(AN, f"{CHAIR} Kỳ Thọ", f"{CHAIR} Kỳ Thư", "2004-05-05"),
        c=said(AN, f"{CHAIR} Kỳ Phong", "2024-03-14"),
    )
    assert pages.who() == "ab c"
    assert doubts(pages) == []


def test_judgement_settles_the_doubt_about_two_who_are_one(graph):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2003-03-14"), b=said(AN, f"{CHAIR} Kỳ Khang", "2025-09-14", NEW))
    (doubt,) = doubts(pages)
    pair = re.search(r"govgraph different (\S+) (\S+)$", doubt["message"]).groups()
    relink(pages.store, [Judgement(*pair, "same", "Hà An")])
    assert pages.who() == "ab" and doubts(pages) == []
    relink(pages.store, [Judgement(*pair, "different", "Hà An")])
    assert pages.who() == "a b" and doubts(pages) == []
    relink(pages.store)
    assert doubts(pages) == [doubt]


@pytest.mark.parametrize(("row", "who"), [("{wrong},{wrong}", "ab"), (f"{AN},Hà Văn An Em", "a b")])
def test_row_of_corrections_settles_the_doubt_about_one(long_apart, row, who):
    (doubt,) = doubts(long_apart)
    correct(long_apart, f"b,{row.format(**doubt)},Hà An,,")
    assert doubts(long_apart) == []
    assert long_apart.who() == who
    (long_apart.folder / "corrections.csv").unlink()
    long_apart.put()
    assert doubts(long_apart) == [doubt]


def test_doubts_do_not_hang_on_the_order_of_the_pages(graph, long_apart):
    expected = dump(long_apart.store)
    with GraphStore.open(None) as store:
        for name in "ba":
            assert build([long_apart.folder / f"{name}.txt"], store).is_complete
        assert dump(store) == expected


# --- what a join changes --------------------------------------------------------------------------------------------


@pytest.fixture
def joined(graph) -> Graph:
    return graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"), b=said(AN, f"{SECRETARY} Kỳ Thọ", "2024-03-14"))


def test_documents_carry_the_one_iri_and_the_other_is_set_aside(joined):
    store = joined.store
    gone = {old: new for old, new in joined.redirects().items() if "/person/" in old}
    ((old, new),) = gone.items()
    assert {joined.person("a"), joined.person("b")} == {new.removeprefix(store.base)}
    assert old > new
    everything = [quad for quad in store.quads() if old in (quad.subject.value, quad.object.value)]
    assert {quad.predicate for quad in everything} == {GOV.identityOf, DCTERMS.isReplacedBy}
    in_default = store.query(f"SELECT ?p {{ <{old}> ?p ?o }}")
    assert {row["p"] for row in in_default} == {DCTERMS.isReplacedBy}
    (source,) = joined_sources(store)
    raw = store.as_read(source)
    assert {t.subject.value for t in raw if t.predicate == FOAF.name} == {old}
    assert not any(new in (t.subject.value, t.object.value) for t in raw)


def test_document_that_no_join_changes_has_no_graph_set_aside(joined):
    store = joined.store
    other = next(source for source in store.sources() if source not in joined_sources(store))
    assert store.as_read(other) == {quad.triple for quad in store.quads(other)}
    joined.put(b=("2024-03-14", "", NOTHING))
    assert joined_sources(store) == ()


@pytest.mark.parametrize("format", FORMATS)
def test_exports_hold_nothing_that_is_set_aside(joined, format):
    (old,) = (old for old in joined.redirects() if "/person/" in old)
    text = dump(joined.store, format).decode()
    assert "as-read" not in text
    assert text.count(old.removeprefix(joined.store.base)) > 0  # the redirect, the join
    assert not re.search(rf"{old}> <{re.escape(FOAF.name.value)}>", text)


def test_graphs_of_documents_conform_after_joins(joined):
    report = validate_dataset(list(joined.documents()))
    assert report.conforms, report.text()


def test_tenures_of_one_person_in_one_post_are_one(graph):
    pages = graph(
        a=said(AN, f"{SECRETARY}, {COUNCIL} Kỳ Thọ", "2022-03-14"), b=said(AN, f"{COUNCIL} Kỳ Thọ", "2023-03-14")
    )
    tenures = defaultdict(set)
    for quad in pages.documents():
        if quad.predicate == GOV.post:
            tenures[quad.object.value.rpartition("18790-ky-tho/")[2]].add(quad.subject.value)
    assert {post: len(several) for post, several in tenures.items()} == {
        "party-committee/secretary": 1,
        "peoples-council/chair": 1,
    }
    (iri,) = tenures["peoples-council/chair"]
    days = pages.store.query(f"SELECT ?day {{ <{iri}> <{GOV.attestedOn.value}> ?day }}")
    assert sorted(row["day"].value for row in days) == ["2022-03-14", "2023-03-14"]
    assert set(pages.redirects().values()) >= {iri}


def test_tenures_of_two_terms_stay_two_where_pages_that_tell_one_of_them_share_a_path():
    def held(iri: str, source: str, term: str) -> Tenure:
        return Tenure(f"tenure/{iri}", source, "person/1", "post/x/chair", None, term)

    told = [held("2", "c", "term/x/2016-2021"), held("3", "c", "term/x/2021-2026")]  # one page gives both
    for shared in ("tenure/1", "tenure/4"):
        alone = [held(shared[-1], "a", "term/x/2016-2021"), held(shared[-1], "b", "term/x/2021-2026")]
        records = Records(people={"person/1": Person("person/1", tenures=[*told, *alone])})
        assert merged_tenures(records, lambda path: path) == {}
    alone = [held("1", "a", "term/source-a/x/2016-2021")]
    records = Records(people={"person/1": Person("person/1", tenures=[*told, *alone])})
    assert merged_tenures(records, lambda path: path.replace("source-a/", "")) == {"tenure/2": "tenure/1"}


def test_tenures_of_two_terms_stay_two_where_one_page_gives_them_under_two_names():
    said = [("1", "person/1", "2016-2021"), ("2", "person/2", "2021-2026")]
    people = {iri: Person(iri, tenures=[Tenure(f"tenure/{one}", "a", iri, "post/x", None, t)]) for one, iri, t in said}

    def rename(path: str) -> str:
        return path.replace("person/2", "person/1")

    assert merged_tenures(Records(people=people), rename) == {}
    people["person/2"].tenures[0].term = "2016-2021"
    assert merged_tenures(Records(people=people), rename) == {"tenure/2": "tenure/1"}


def test_acting_tenure_stays_one_of_its_own(graph):
    pages = graph(
        a=said(AN, f"quyền {CHAIR} Kỳ Thọ", "2022-03-14"),
        b=said(AN, f"{CHAIR} Kỳ Thọ", "2023-03-14"),
        c=said(AN, f"{FARMERS} Kỳ Thọ", "2021-03-14"),
    )
    assert pages.who() == "abc"
    assert len(pages.subjects(ORG.member)) == 3


MEETING = (
    "Ngày 10/3/2023, Đảng ủy xã Kỳ Thọ{} tổ chức hội nghị giao ban. Đồng chí Hà Văn An, {} Kỳ Thọ chủ trì hội nghị.\n"
)


def test_participations_of_one_person_in_one_meeting_are_one(graph):
    pages = graph(
        a=("2023-03-14", "", MEETING.format(OLD, SECRETARY)), b=("2023-03-15", "", MEETING.format(OLD, COUNCIL))
    )
    assert pages.who() == "ab"
    assert len(pages.of(GOV.meeting)) == 1
    assert len(pages.subjects(GOV.participant)) == 1
    assert any("/participation/" in old for old in pages.redirects())


def test_stated_participation_and_the_same_inferred_are_two(graph):
    concluded = MEETING.replace("chủ trì", "kết luận")  # from which it is inferred that he chaired
    pages = graph(
        a=("2023-03-14", "", concluded.format(OLD, SECRETARY)), b=("2023-03-15", "", MEETING.format(OLD, COUNCIL))
    )
    assert pages.who() == "ab" and len(pages.of(GOV.meeting)) == 1
    chaired = {
        quad.subject.value.endswith("-inferred"): quad.graph_name.value[-1]
        for quad in pages.documents()
        if quad.predicate == GOV.capacity and quad.object.value.endswith("/chair")
    }
    assert chaired == {True: "a", False: "b"}


def test_participations_in_two_meetings_are_two(joined):
    assert len(joined.subjects(GOV.participant)) == 2


def test_changes_told_by_two_pages_stay_with_their_page_where_no_decision_is_named(graph):
    told = moved(AN, f"{CHAIR} Kỳ Thọ", f"{SECRETARY} Kỳ Thư", "2023-05-05")
    pages = graph(a=told, b=(told[0], "", f"Tin vắn.\n\n{told[2]}"), c=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"))
    assert pages.who() == "abc"
    by_page = {
        name: {q.subject for q in pages.documents() if q.predicate == GOV.person and q.graph_name.value[-1] == name}
        for name in "ab"
    }
    assert by_page["a"] and by_page["b"] and not by_page["a"] & by_page["b"]


# --- order and increments -------------------------------------------------------------------------------------------

SOME = (
    *("ky-tho-bau-cu-2021", "ky-tho-hoi-nghi-bch-2022", "nghi-quyet-bau-chu-tich-ky-tho-2023"),
    *("quyet-dinh-dieu-dong-le-khac-trong", "ky-anh-dap-dich-lon-2023", "ky-khang-dai-hoi-lan-nhat-2025"),
    *("ky-khang-tang-qua-27-7-2025", "tan-lap-ky-hop-bau-chu-tich-2022", "tan-lap-tet-khmer-2023"),
    *("tan-lap-ngay-hoi-gia-dinh-2023", "tan-lap-hdnd-ky-hop-2025", "krong-buk-tan-lap-2023"),
    *("vu-thu-vu-dong-2022", "hoa-binh-quyet-dinh-ban-an-toan-2024"),
    *("tan-lap-tiem-luu-dong-2021", "tan-lap-chieu-sang-duong-ap-2022"),
)


@pytest.fixture(scope="module")
def read() -> dict[str, list[ox.Quad]]:
    """The quads of some documents of the scenario, by their graphs."""
    found = {}
    for name in SOME:
        quads = read_graph(Task(Input(SCENARIO / f"{name}.txt"))).quads()
        found[quads[0].graph_name.value] = quads
    return dict(sorted(found.items()))


def keep(archive: Archive, source: str, quads: Iterable[ox.Quad]) -> None:
    said = Statements.of(quads)
    archive.put_graph(source, said.lines, record=record_of(said, source, DATA_BASE))


@pytest.fixture(scope="module")
def scenario(read) -> Iterator[GraphStore]:
    """These documents in a store, joined; not to be changed."""
    with GraphStore.open(None) as store:
        for source, quads in read.items():
            keep(store.archive, source, quads)
        relink(store)
        yield store


def test_statements_that_no_join_touches_are_as_they_were(scenario):
    own = scenario.quads(scenario.own_graph("identities"))
    changed = {term for q in own if q.predicate == DCTERMS.isReplacedBy for term in (q.subject, q.object)}
    assert joined_sources(scenario)
    for source in joined_sources(scenario):
        raw, now = scenario.as_read(source), {quad.triple for quad in scenario.quads(source)}
        assert raw != now
        for triple in raw ^ now:
            assert {triple.subject, triple.object} & changed, triple


def test_new_names_come_to_the_same_as_a_look_at_each_triple(scenario):
    paths = link(scenario.archive, scenario.base).paths
    seen = 0
    for source, change in changes_of(scenario.archive, paths, {}).items():
        lines = scenario.archive.triples(source)
        quickly = renamed(lines, change.gave_way, scenario.base)
        if quickly is not None:
            seen += 1
            triples = [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]
            terms = {term for triple in triples for term in (triple.subject, triple.object)}
            nodes = {term.value.removeprefix(scenario.base) for term in terms if isinstance(term, ox.NamedNode)}
            each = {path: paths(path) for path in nodes}
            assert quickly == n_triples(rewritten(triples, each, scenario.base))
    assert seen >= 3


def test_new_names_leave_the_words_of_a_document_alone():
    line = b'<urn:x/a> <urn:b> "says <urn:x/c> . and > <urn:x/c> ." .\n<urn:x/c> <urn:b> <urn:x/c> .\n'
    assert renamed(line, {"c": "d"}, "urn:x/") == line.replace(
        b"<urn:x/c> <urn:b> <urn:x/c>", b"<urn:x/d> <urn:b> <urn:x/d>"
    )


def test_stated_and_inferred_stay_apart(scenario):
    bases: dict[str, set[str]] = defaultdict(set)
    for source in scenario.sources():
        for quad in scenario.quads(source):
            if quad.predicate == GOV.basis:
                bases[quad.subject.value].add(quad.object.value.rpartition("/")[2])
    assert {"stated"} in bases.values() and {"inferred"} in bases.values()
    assert [iri for iri, several in bases.items() if len(several) > 1] == []
    assert all((several == {"inferred"}) == iri.endswith("-inferred") for iri, several in bases.items())


def linked(batches: Iterable[Iterable[str]], read: dict[str, list[ox.Quad]], removed: Iterable[str] = ()) -> bytes:
    with GraphStore.open(None) as store:
        for batch in batches:
            for source in batch:
                keep(store.archive, source, read[source])
            relink(store)
        for source in removed:
            store.archive.remove_graph(source)
            relink(store)
        for source in removed:
            keep(store.archive, source, read[source])
            relink(store)
        assert len(store) == len({quad.triple for quad in store.quads()})  # nothing is left in the default graph
        return dump(store)


@pytest.fixture(scope="module")
def expected(scenario) -> bytes:
    found = dump(scenario)
    assert found.count(GOV.Join.value.encode()) >= 5
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_order_and_batches_do_not_matter(read, expected, data):
    order = data.draw(st.permutations(list(read)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    batches = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    removed = data.draw(st.lists(st.sampled_from(order), unique=True, max_size=2))
    assert linked(batches, read, removed) == expected


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_judgements_take_effect_dangle_nothing_and_can_be_taken_back(read, expected, data):
    with GraphStore.open(None) as store:
        for source, quads in read.items():
            keep(store.archive, source, quads)
        relink(store)
        stands = link(store.archive, store.base).paths
        named = {quad.subject.value.removeprefix(DATA_BASE) for quads in read.values() for quad in quads}
        named |= {quad.subject.value.removeprefix(DATA_BASE) for one in store.sources() for quad in store.quads(one)}
        judged = []
        for _ in range(data.draw(st.integers(1, 4))):
            kind = data.draw(st.sampled_from(["person/", "unit/", "body/", "eli/"]))
            paths = st.sampled_from(sorted(path for path in named if path.startswith(kind)))
            pair = data.draw(st.lists(paths, min_size=2, max_size=2, unique=True))
            # What a thing was called and is called now are no two things.
            verdict = st.just("same") if stands(pair[0]) == stands(pair[1]) else st.sampled_from(["same", "different"])
            judged.append(Judgement(*sorted(pair), data.draw(verdict), "Hà An"))
        try:
            judged = without_conflict(judged)
        except JudgementError:
            return
        waiting = {one for one, _ in relink(store, judged)}
        stands = link(store.archive, store.base, judged).paths
        for one in judged:
            are_one = stands(one.left) == stands(one.right)
            assert one in waiting or are_one is (one.verdict == "same")
        pages = Graph(Path(), store)
        nodes = {quad.subject for quad in pages.documents()}
        assert {one.value for one in nodes}.isdisjoint(pages.redirects())
        assert {one.value for one in nodes}.issuperset(pages.redirects().values())
        held = {quad.object for quad in pages.documents() if str(quad.object).startswith(f"<{DATA_BASE}")}
        assert held <= nodes
        relink(store)
        assert dump(store) == expected


def test_removed_document_leaves_what_the_others_alone_say(read):
    (gone,) = (source for source in read if source.endswith("quyet-dinh-dieu-dong-le-khac-trong"))
    rest = [source for source in read if source != gone]
    with GraphStore.open(None) as store:
        for source in read:
            keep(store.archive, source, read[source])
        relink(store)
        store.archive.remove_graph(gone)
        relink(store)
        assert dump(store) == linked([rest], read)


def test_builds_in_any_order_and_portions_agree_on_disk(tmp_path):
    files = [SCENARIO / f"{name}.txt" for name in SOME[1:5]]
    dumps = set()
    for number, portions in enumerate(([files], [files[::-1]], [files[3:], files[:1], files[1:3]])):
        with GraphStore.open(tmp_path / str(number), create=True) as store:
            for portion in portions:
                assert build(portion, store).is_complete
        with GraphStore.open(tmp_path / str(number), read_only=True) as store:
            dumps.add(dump(store))
    assert len(dumps) == 1


def test_many_documents_are_linked_by_a_process_of_its_own(tmp_path, monkeypatch):
    files = [SCENARIO / f"{name}.txt" for name in SOME[1:5]]
    dumps = []

    def noting(*given):
        (tmp_path / "linker").write_text(str(os.getpid()))
        return link(*given)

    for number, many in enumerate((len(files), len(files) + 1)):
        monkeypatch.setattr("govgraph.linkage._MANY", many)
        monkeypatch.setattr("govgraph.linkage.link", noting)
        with GraphStore.open(tmp_path / str(number), create=True) as store:
            assert build(files, store).is_complete
            dumps.append(dump(store))
        is_here = (tmp_path / "linker").read_text() == str(os.getpid())
        assert is_here is (many > len(files))
    assert dumps[0] == dumps[1]


def test_linker_that_is_killed_is_told_of_and_the_next_build_ends_the_work(tmp_path, monkeypatch):
    files = [SCENARIO / f"{name}.txt" for name in SOME[1:5]]
    with GraphStore.open(tmp_path / "store", create=True) as store:
        with monkeypatch.context() as patched, pytest.raises(StoreError, match="was killed; give it more memory"):
            patched.setattr("govgraph.linkage._MANY", 1)
            patched.setattr("govgraph.linkage.link", lambda *_: os.kill(os.getpid(), 9))
            build(files, store)
        assert store.sources() == ()
        report = build(files, store)
        assert report.is_complete
        ended = dump(store)
    with GraphStore.open(tmp_path / "undisturbed", create=True) as store:
        build(files, store)
        assert dump(store) == ended


def test_joins_do_not_hang_on_the_hash_seed(read, tmp_path, outputs_under_hash_seeds):
    path = tmp_path / "read.nq"
    path.write_bytes(ox.serialize([quad for quads in read.values() for quad in quads], format=ox.RdfFormat.N_QUADS))
    program = (
        "import hashlib, io, pyoxigraph as ox\n"
        "from govgraph.export import export_graph\nfrom govgraph.linkage import relink\n"
        "from govgraph.linkage.extract import record_of\nfrom govgraph.ntriples import Statements\n"
        "from govgraph.store import GraphStore\n"
        f"quads = list(ox.parse(path={str(path)!r}, format=ox.RdfFormat.N_QUADS))\n"
        "store = GraphStore.open(None)\n"
        "for name in {quad.graph_name.value for quad in quads}:\n"
        "    some = Statements.of(quad for quad in quads if quad.graph_name.value == name)\n"
        "    store.archive.put_graph(name, some.lines, record=record_of(some, name, store.base))\n"
        "relink(store)\nexport_graph(store, 'nquads', out := io.BytesIO())\n"
        "print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    (printed,) = outputs_under_hash_seeds(program)
    assert re.fullmatch(r"[0-9a-f]{64}\n", printed), printed


# --- IRIs that survive ----------------------------------------------------------------------------------------------


def correct(pages: Graph, *rows: str) -> None:
    head = "document,wrong,right,by,on,because\n"
    (pages.folder / "corrections.csv").write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    pages.put()


def test_second_build_adds_and_loses_no_iri(joined):
    before, iris = dump(joined.store), joined.iris()
    joined.put()
    assert joined.iris() == iris and dump(joined.store) == before
    assert joined.tombstones() == set()


@pytest.mark.parametrize(
    "row",
    [
        "a,Hà Văn An,Hà Văn Ân,Hà An,,",
        f"b,{AN},Hà Văn Ân,Hà An,,",
        "b,position: Hà Văn An | secretary,,Hà An,,",
        "a,xã Kỳ Thọ,xã Kỳ Thư,Hà An,,",
    ],
)
def test_no_iri_is_lost_by_a_correction_or_stays_dead_without_it(joined, row):
    before, iris = dump(joined.store), joined.iris()
    correct(joined, row)
    assert dump(joined.store) != before
    assert joined.iris() >= iris
    dead = joined.tombstones()
    assert dead and dead & iris
    living = {quad.subject.value for quad in joined.documents()}
    assert not dead & living and not dead & set(joined.redirects())
    corrected = joined.iris()
    (joined.folder / "corrections.csv").unlink()
    joined.put()
    assert joined.iris() >= corrected
    assert not joined.tombstones() & iris  # all that was there lives again
    own = joined.store.own_graph("withdrawn")
    lines = [line for line in dump(joined.store).splitlines(True) if f"<{own}> .".encode() not in line]
    assert b"".join(lines) == before


def test_tombstone_tells_what_it_was(joined):
    base = joined.store.base
    correct(joined, f"a,{AN},Lê Thị Ba,Hà An,,", f"b,{AN},Lê Thị Ba,Hà An,,")
    own = joined.store.own_graph("withdrawn")
    said_of = {
        (quad.predicate, quad.object.value)
        for quad in joined.store.quads(own)
        if quad.subject.value.startswith(f"{base}person/")
    }
    labels = {value for _, value in said_of}
    assert {AN, GOV.Person.value, f"{base}source/a", f"{base}source/b"} <= labels
    assert not any("Lê Thị Ba" in value for value in labels)


def test_no_iri_is_lost_by_a_changed_text(joined):
    before, iris = dump(joined.store), joined.iris()
    joined.put(b=said("Lê Thị Ba", f"{SECRETARY} Kỳ Thọ", "2024-03-14"))
    assert joined.iris() >= iris and joined.tombstones()
    joined.put(b=said(AN, f"{SECRETARY} Kỳ Thọ", "2024-03-14"))
    assert joined.iris() >= iris and not joined.tombstones() & iris
    assert set(before.splitlines()) <= set(dump(joined.store).splitlines())


def test_tombstones_are_kept_when_other_documents_change(joined):
    joined.put(b=said("Lê Thị Ba", f"{SECRETARY} Kỳ Thọ", "2024-03-14"))
    dead, iris = joined.tombstones(), joined.iris()
    assert dead
    joined.put(a=said("Lê Thị Tư", f"{CHAIR} Kỳ Thọ", "2022-03-14"))
    assert joined.tombstones() > dead and joined.iris() > iris
    relink(joined.store)
    assert joined.tombstones() > dead


def test_iri_that_gave_way_lives_again_when_the_join_is_undone(joined):
    old = set(joined.redirects())
    joined.put(a=said(AN, f"{CHAIR} Kỳ Thư", "2022-03-14"), b=said(AN, f"{SECRETARY} Kỳ Thọ", "2024-03-14"))
    living = {quad.subject.value for quad in joined.documents()}
    assert old <= living | joined.tombstones()


def test_iri_that_only_a_join_gave_goes_with_it(graph):
    """Else the graph would hang on what was built before: a join may hold until one more page is read."""
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said("Lê Thị Ba", f"{SECRETARY} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    )
    before, given = pages.iris(), f"{pages.store.base}post/25489-tan-lap/peoples-committee/chair"
    assert given in before
    pages.put(b=("2023-03-14", f"{SITE}2", NOTHING))
    gone = before - pages.iris()
    assert given in gone
    assert all("/25489-tan-lap/" in iri for iri in gone), "what pages gave of themselves stays"


def test_tombstones_outlive_a_build_that_is_broken_off(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()

    def stop(row):
        raise KeyboardInterrupt

    with GraphStore.open(tmp_path / "store", create=True) as store:
        pages = Graph(folder, store)
        pages.put(a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"))
        before = pages.iris()
        (folder / "a.txt").write_text(NOTHING, encoding="utf-8")
        with pytest.raises(KeyboardInterrupt):
            build([folder], store, watch=stop)
        pages.put()
        assert before - pages.iris() == set()


SAID = [
    said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"),
    said(AN, f"{SECRETARY} Kỳ Thọ", "2024-03-14"),
    said("Lê Thị Ba", f"{SECRETARY} Kỳ Thư", "2023-03-14"),
    said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
    said("Lê Thị Ba", f"{SECRETARY} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    ("2023-03-14", f"{SITE}2", NOTHING),
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(SAID), min_size=1), min_size=2, max_size=5)
)
def test_tombstones_hang_on_what_was_named_not_on_what_was_looked_at(tmp_path_factory, steps):
    pages = Graph(tmp_path_factory.mktemp("pages"), GraphStore.open(None))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("govgraph.linkage.withdrawn._AT_ONCE", 5)
        for step in steps:
            pages.put(**step)
            shown = dump(pages.store)
            pages.store.archive.mark_all_hidden()  # all is looked at anew
            pages.put()
            assert dump(pages.store) == shown


def test_iri_that_was_withdrawn_lives_again_when_a_join_gives_it(graph):
    pages = graph(c=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", TAN_BIEN))
    given = f"{pages.store.base}post/25489-tan-lap/peoples-committee/chair"
    pages.put(c=("2022-03-14", "", NOTHING))
    assert given in pages.tombstones()
    pages.put(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said("Lê Thị Ba", f"{SECRETARY} Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    )
    assert given in {quad.subject.value for quad in pages.documents()} and given not in pages.tombstones()


def test_only_what_may_have_come_or_gone_is_looked_at(joined, monkeypatch):
    joined.put(b=said("Lê Thị Ba", f"{SECRETARY} Kỳ Thọ", "2024-03-14"))
    own, lines = joined.store.own_graph("withdrawn"), GraphStore._lines
    asked, read = [], []
    monkeypatch.setattr(GraphStore, "named", lambda store, nodes: asked.extend(nodes) or set())
    monkeypatch.setattr(GraphStore, "_lines", lambda store, graph: read.append(graph.value) or lines(store, graph))
    before = {quad.subject.value for quad in joined.store.quads(own)}
    relink(joined.store)
    assert before and not asked and not read
    joined.put(d=said("Lê Thị Tư", f"{CHAIR} Kỳ Thư", "2022-03-14"))
    assert not asked and own not in read
    assert {quad.subject.value for quad in joined.store.quads(own)} == before


def test_withdrawal_that_is_broken_off_is_done_by_the_next_build(joined, monkeypatch):
    changed = said("Lê Thị Ba", f"{SECRETARY} Kỳ Thọ", "2024-03-14")
    iris = joined.iris()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Tombstones, "settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        joined.put(b=changed)
    joined.put()
    shown = dump(joined.store)
    assert joined.iris() >= iris
    joined.store.archive.mark_all_hidden()
    joined.put()
    assert dump(joined.store) == shown


def test_build_that_is_broken_off_leaves_the_joins_to_the_next(tmp_path):
    files = [SCENARIO / f"{name}.txt" for name in SOME[:4]]

    def stop(row):
        if row.name == files[2].stem:
            raise KeyboardInterrupt

    dumps = []
    for number, watch in enumerate((None, stop)):
        with GraphStore.open(tmp_path / str(number), create=True) as store:
            if watch:
                with pytest.raises(KeyboardInterrupt):
                    build(files, store, watch=watch)
                assert not list(store.quads(store.own_graph("identities")))
            build(files, store)
            assert list(store.quads(store.own_graph("identities")))
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]


# --- judged units and people ----------------------------------------------------------------------------------------


def test_document_of_two_people_who_are_one_conforms(graph):
    first = said(AN, f"{SECRETARY} Kỳ Thọ", "2023-03-14")
    pages = graph(a=(*first[:2], f"{first[2]}Bà Lê Thị Bình, {FARMERS} Kỳ Thọ cũng phát biểu.\n"))
    pair = sorted((pages.person("a", AN), pages.person("a", "Bình")))
    relink(pages.store, [Judgement(*pair, "same", "Hà An")])
    assert len(pages.of(FOAF.name)) == 1 and len(pages.of(SKOS.altLabel)) >= 1
    report = validate_dataset(list(pages.documents()))
    assert report.conforms, report.text()


def test_two_open_units_may_be_judged_one(graph):
    post = "Chủ tịch UBND huyện, nguyên Bí thư Đảng ủy xã Tân Lập"
    pages = graph(a=said(AN, post, "2022-03-14", ""), b=said("Lê Thị Ba", post, "2022-03-14", ""))
    judged = Judgement("unit/source-a/xa-tan-lap", "unit/source-b/xa-tan-lap", "same", "Hà An")
    relink(pages.store, [judged])
    units = {quad.subject.value for quad in pages.documents() if quad.object == GOV.Unit}
    assert f"{pages.store.base}unit/source-b/xa-tan-lap" not in units


def test_open_unit_may_be_judged_to_be_a_listed_one(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", ""),
        b=said(AN, f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN),
    )
    assert pages.who() == "a b"
    relink(pages.store, [Judgement("unit/25489-tan-lap", "unit/source-a/xa-tan-lap", "same", "Hà An")])
    assert pages.who() == "ab"
    relink(pages.store)
    assert pages.who() == "a b"


def test_judgement_of_two_listed_units_takes_effect(graph):
    pages = graph(a=said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"), b=said(AN, f"{CHAIR} Kỳ Thư", "2023-03-14"))
    relink(pages.store, [Judgement("unit/18790-ky-tho", "unit/18805-ky-thu", "same", "Hà An")])
    assert "judged-the-same" in pages.rules()
    assert len(pages.of(GOV.jurisdiction)) == 1


def test_bodies_may_be_judged_one_and_parted(graph):
    pages = graph(
        a=said(AN, "Trưởng phòng Lao động - Thương binh và Xã hội", "2022-03-14", DISTRICT),
        b=said("Lê Thị Ba", "Trưởng phòng LĐ-TB&XH", "2023-03-14", DISTRICT),
        c=said("Lê Thị Tư", "Trưởng phòng NN&PTNT", "2023-03-14", DISTRICT),
    )
    assert len(pages.of(GOV.post)) == 2
    raw = {f"body/{path[len('post/') : -len('/head')]}" for path in as_read(pages, GOV.post)}
    full, short, other = (next(p for p in sorted(raw) if tail in p) for tail in (FULL, "phong-ld", "phong-nn"))
    relink(pages.store, [Judgement(*sorted((full, short)), "different", "Hà An")])
    assert len(pages.of(GOV.post)) == 3
    relink(pages.store, [Judgement(*sorted((full, other)), "same", "Hà An")])
    assert len(pages.of(GOV.post)) == 1


def test_judgement_may_name_what_a_document_says_or_what_stands_for_it(graph):
    pages = graph(
        a=said(AN, "Hiệu trưởng Trường Mầm non Tân Lập, xã Tân Lập", "2022-03-14", "", f"{SITE}1"),
        b=said("Lê Thị Ba", "Hiệu trưởng Trường Mầm non Ánh Dương, xã Tân Lập", "2023-03-14", TAN_BIEN, f"{SITE}2"),
    )
    (raw,) = (path for path in as_read(pages, ORG.organization) if "source-a" in path)
    shown, other = sorted(pages.of(ORG.organization), key=lambda path: "anh-duong" in path)
    assert raw != shown and shown == raw.replace("source-a/xa-tan-lap", "25489-tan-lap")
    for mine in (raw, shown):
        waiting = relink(pages.store, [Judgement(*sorted((mine, other)), "same", "Hà An")])
        assert waiting == ()
        assert len(pages.of(ORG.organization)) == 1
    relink(pages.store)
    assert pages.of(ORG.organization) == {shown, other}
    waiting = relink(pages.store, [Judgement("body/x", other, "same", "Hà An")])
    assert [side for _, side in waiting] == ["body/x"]


def as_read(pages: Graph, predicate: ox.NamedNode) -> set[str]:
    base = pages.store.base
    said = (triple for source in pages.store.sources() for triple in pages.store.as_read(source))
    return {triple.object.value.removeprefix(base) for triple in said if triple.predicate == predicate}


def test_store_knows_what_it_set_aside_when_it_is_opened_again(tmp_path):
    files = [SCENARIO / f"{name}.txt" for name in SOME[:4]]
    with GraphStore.open(tmp_path / "store", create=True) as store:
        build(files, store)
        joined = joined_sources(store)
        raw = {source: store.as_read(source) for source in store.sources()}
    assert joined
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert joined_sources(store) == joined
        assert {source: store.as_read(source) for source in store.sources()} == raw
        assert set(store.sources()) == {f"{store.base}source/{file.stem}" for file in files}
        assert RDF.type in {triple.predicate for triple in raw[joined[0]]}


# --- found by a cold reader -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hiệu trưởng Trường Tiểu học Kỳ Thọ, xã Kỳ Thọ", "Hiệu trưởng Trường Mầm non Kỳ Thọ, xã Kỳ Thọ"),
        ("Trưởng phòng Nội vụ huyện Kỳ Anh", "Trưởng phòng Tài chính - Kế hoạch huyện Kỳ Anh"),
        ("Huyện ủy viên, Bí thư Đảng ủy xã Kỳ Thọ", "Huyện ủy viên, Bí thư Đảng ủy xã Kỳ Thư"),
    ],
    ids=["two schools", "two offices", "one committee"],
)
def test_heads_of_two_bodies_of_one_kind_on_one_day_are_two(graph, one, other):
    place = ", tỉnh Hà Tĩnh" if "huyện" in one else OLD
    pages = graph(a=said(AN, one, "2023-03-14", place), b=said(AN, other, "2023-03-14", place))
    assert pages.who() == "a b"


def test_one_who_has_two_followers_follows_none(graph):
    pages = graph(
        a=said(AN, "Chủ tịch UBND phường Ngọc Khánh", "2025-03-14", ", quận Ba Đình, thành phố Hà Nội"),
        b=said(AN, "Chủ tịch UBND phường Ngọc Hà", "2025-09-14", ", thành phố Hà Nội"),
        c=said(AN, "Chủ tịch UBND phường Giảng Võ", "2025-09-14", ", thành phố Hà Nội"),
    )
    assert pages.who() == "a b c"


def test_newspaper_tells_of_many_communes_of_one_name(graph):
    pages = graph(
        a=said(AN, f"{CHAIR} Tân Lập", "2022-03-14", ""), b=said(AN, f"{CHAIR} Tân Lập", "2023-03-14", TAN_BIEN)
    )
    for name in "ab":
        path = pages.folder / f"{name}.meta.json"
        meta = json.loads(path.read_text(encoding="utf-8")) | {
            "url": f"https://bao.example/{name}",
            "publisher": "Báo Mới",
        }
        path.write_text(json.dumps(meta), encoding="utf-8")
    assert build([pages.folder], pages.store).is_complete
    assert pages.who() == "a b"


def test_judgement_of_a_command_that_is_broken_off_takes_effect_at_the_next_build(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    for name, (day, _, text) in {
        "a": said(AN, f"{CHAIR} Kỳ Thọ", "2022-03-14"),
        "b": said(AN, f"{CHAIR} Kỳ Thư", "2024-03-14"),
    }.items():
        (tmp_path / "docs" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "docs" / f"{name}.meta.json").write_text(json.dumps({"published": day}), encoding="utf-8")
    with GraphStore.open(tmp_path / "store", create=True) as store:
        build([tmp_path / "docs"], store)
        read = (triple for source in store.sources() for triple in store.as_read(source))
        first, second = sorted({triple.subject.value for triple in read if triple.predicate == FOAF.name})

        def broken(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("govgraph.pipeline.relink", broken)
        (tmp_path / "docs" / "judgements.csv").write_text(
            f"left,right,verdict,by,on,because\n{first},{second},same,Hà An,,một người\n", encoding="utf-8"
        )
        with pytest.raises(KeyboardInterrupt):
            build([tmp_path / "docs"], store)
        monkeypatch.undo()
        build([tmp_path / "docs"], store)
        assert next(store.quads(store.own_graph("identities")), None) is not None
        assert {
            quad.object.value
            for source in store.sources()
            for quad in store.quads(source)
            if quad.predicate == ORG.member
        } == {first}
