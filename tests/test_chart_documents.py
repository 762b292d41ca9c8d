"""Which document implements or cites which: from rows, without faults of geometry, in groups where there are many."""

import random
from itertools import pairwise

import pytest
from tests.picture import faults, read

from govgraph.chart import write_chart
from govgraph.chart.documents import RELATIONS, Paper, Papers, Relation, papers_from_rows
from govgraph.chart.documents.ask import ask_documents
from govgraph.chart.documents.cards import card_of
from govgraph.chart.documents.draw import MOST_PAPERS, lay_out
from govgraph.chart.documents.groups import grouped
from govgraph.chart.organisation import LEVELS
from govgraph.chart.scene import Evidence
from govgraph.chart.writers import write_scene
from govgraph.chart.writers.svg import dark_style_sheet
from govgraph.errors import QueryError
from govgraph.pipeline import build
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

KINDS = ("Nghị quyết", "Kế hoạch", "Quyết định", "Văn bản hợp nhất của Văn phòng Quốc hội", "")
ISSUERS = ("Ban Thường vụ Huyện ủy Suối Trăng", "UBND", "", "Mặt trận Tổ quốc thị trấn Nông trường Việt Trung <&>")
TITLE = "Kế hoạch thực hiện Nghị quyết về xây dựng nông thôn mới nâng cao, đô thị văn minh giai đoạn 2021–2025 "


def invented(seed, size):
    """Return `size` documents that stand to one another in any way: chains, hubs, circles, several relations of two."""
    chance = random.Random(seed)
    papers, relations = {}, {}
    for number in range(size):
        kind, at = chance.choice(KINDS), chance.randrange(3 + size // 25)
        papers[f"urn:{number:04}"] = Paper(
            f"urn:{number:04}",
            f"kind{KINDS.index(kind)}",
            kind,
            chance.choice((f"{number}-NQ/ĐU", f"{number}/2024/QĐ-UBND-KTTH-VP-NNPTNT-TNMT", "")),
            chance.choice(("", "", TITLE * chance.choice((1, 3)))),
            chance.choice(("", "2024", "2024-02-05")),
            f"urn:b{at}",
            chance.choice(ISSUERS),
            LEVELS[number * len(LEVELS) // size]
            if chance.random() < 0.8
            else chance.choice((*LEVELS, "level-unknown")),
        )
    names = list(papers)
    for number in range(1, size):
        for _ in range(chance.choice((0, 1, 1, 1, 2, 6))):
            # Mostly on one of those before; at times on the next, so that there are circles.
            other = chance.choice((0, number // 2, number // 3, max(0, number - chance.randint(1, 6)), number + 1))
            if other < size and (other < number or chance.random() < 0.3):
                ends = (names[number], names[other], chance.choice((*("cites",) * 12, *RELATIONS)))
                words = (Evidence(f"{number}", "2024-02-06", f"Căn cứ văn bản {other}"),)
                relations[ends] = Relation(*ends, chance.random() < 0.3, words)
    return Papers(papers, tuple(relations[ends] for ends in sorted(relations))).related()


@pytest.mark.parametrize("seed", range(30))
def test_invented_documents_have_no_fault_of_geometry(seed):
    papers = invented(seed, (2, 3, 5, 10, 20, 50, 120, 200)[seed % 8])
    scene = lay_out(papers, lang=("vi", "en")[seed % 2])
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []
    assert {mark.id for mark in scene.marks} >= set(papers.papers)


@pytest.mark.parametrize("size", [400, 1000, 5000])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_many_documents_are_drawn_as_groups_with_all_their_members(size, lang):
    papers = invented(size, size)
    groups = grouped(papers, MOST_PAPERS)
    assert groups.is_folded and len(groups.papers.papers) <= MOST_PAPERS
    assert {paper.iri for found in groups.members.values() for paper in found} == set(papers.papers)
    told = sum(groups.weights.values()) + sum(sum(kinds.values()) for kinds in groups.inside.values())
    assert told == len(papers.relations)
    scene = lay_out(papers, lang=lang)
    svg = write_scene(scene, "svg")
    assert faults(svg) == []
    assert faults(svg, dark_style_sheet(scene)) == []
    assert scene.graph is not None and len(scene.graph.edges) == len(papers.relations)


def test_words_of_a_relation_stand_in_the_middle_of_their_box():
    papers = invented(1, 20)
    chips = [
        chip for iri in papers.papers for chip in card_of(papers.papers[iri], grouped(papers, 200), (), 0, "vi").chips
    ]
    assert len(chips) > 10 and all(chip.text.is_centred for chip in chips)
    assert {round(chip.text.x - chip.box.x - chip.box.width / 2, 6) for chip in chips} == {0}


def test_no_documents_are_told():
    scene = lay_out(Papers({}, ()), lang="en")
    assert faults(write_scene(scene, "svg")) == [] and "no relations between documents" in scene.subtitle


def _segments(mark):
    for path in mark.shapes[:1]:
        for way in path.ways:
            yield from pairwise(way)


@pytest.mark.parametrize("seed", range(12))
def test_lines_lead_from_relation_to_foot_and_cross_no_card(seed):
    scene = lay_out(invented(seed, 60))
    cards = {mark.id: mark for mark in scene.marks if mark.kind == "paper"}
    boxes = {
        iri: (mark.x, mark.y, mark.x + mark.shapes[0].box.width, mark.y + mark.shapes[0].box.height)
        for iri, mark in cards.items()
    }
    lines = [mark for mark in scene.marks if mark.ends and not mark.texts]
    assert lines
    for line in lines:
        segments = list(_segments(line))
        assert all(20 <= y <= scene.height - 20 and 20 <= x <= scene.width - 20 for way in segments for x, y in way)
        left, top, right, bottom = boxes[line.ends[1]]
        (x, y) = segments[-1][1]
        assert left < x < right and bottom <= y <= bottom + 8
        left, top, right, _ = boxes[line.ends[0]]
        assert left < segments[0][0][0] < right and segments[0][0][1] < top
        for (x, y), (to_x, to_y) in segments:
            for left, top, right, bottom in boxes.values():
                crosses = min(x, to_x) < right and max(x, to_x) > left and min(y, to_y) < bottom and max(y, to_y) > top
                assert not crosses, (line.id, (x, y), (to_x, to_y))


def test_a_document_stands_below_what_it_rests_on():
    papers = {iri: Paper(iri, level="commune") for iri in "abc"}
    relations = (Relation("a", "b", "cites"), Relation("b", "c", "implements"))
    places = {mark.id: mark.y for mark in lay_out(Papers(papers, relations)).marks}
    assert places["c"] < places["b"] < places["a"]
    circle = (*relations, Relation("c", "a", "amends"))
    assert faults(write_scene(lay_out(Papers(papers, circle)), "svg")) == []


def test_a_document_of_no_known_level_stands_with_those_that_rest_on_it():
    papers = {iri: Paper(iri, level="commune") for iri in "ab"} | {"c": Paper("c", level="level-unknown")}
    relations = (Relation("a", "b", "cites"), Relation("a", "c", "implements"))
    places = {mark.id: mark.y for mark in lay_out(Papers(papers, relations)).marks}
    assert places["c"] == places["b"] < places["a"]


def test_a_document_that_many_rest_on_is_named_in_words():
    papers = {iri: Paper(iri, number=f"{iri}/QH") for iri in [str(at) for at in range(12)]}
    scene = lay_out(Papers(papers, tuple(Relation(str(at), "0", "cites") for at in range(1, 12))), lang="en")
    texts = [text.text for mark in read(write_scene(scene, "svg"))[2] for text in mark.texts]
    assert texts.count("cites: 0/QH") == 11 and "named by 11 documents" in texts
    tied = {mark.ends: bool(mark.texts) for mark in scene.marks if mark.ends}
    assert tied == {(str(at), "0"): True for at in range(1, 12)}


def test_relations_differ_in_dash_or_word_not_in_colour_alone():
    papers = {iri: Paper(iri) for iri in ("a", *RELATIONS)}
    scene = lay_out(Papers(papers, tuple(Relation("a", kind, kind) for kind in RELATIONS)), lang="en")
    dashes = [paint.dash for paint in scene.paints() if paint.name.startswith("line-")]
    assert len(dashes) == len(RELATIONS)
    texts = [text.text for mark in read(write_scene(scene, "svg"))[2] for text in mark.texts]
    assert all(texts.count(word) == 2 for word in ("implements", "based on", "amends", "repeals", "cites", "names"))


@pytest.fixture(scope="module")
def linked(store_of):
    return store_of("linked")


@pytest.mark.parametrize("format", ["svg", "html", "dot", "graphml", "gexf"])
def test_documents_have_the_same_bytes_in_any_order(linked, format):
    rows = [run_query(linked, find_query(f"publish/{name}")).records() for name in ("documents", "document-relations")]
    once = write_scene(lay_out(papers_from_rows(*rows)), format)
    assert once == write_scene(lay_out(papers_from_rows(*(part[::-1] for part in rows))), format)


def test_documents_have_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1] + '/..')\n"
        "from tests.test_chart_documents import invented\nfrom govgraph.chart.documents.draw import lay_out\n"
        "from govgraph.chart.writers import write_scene\nimport hashlib\n"
        "print([hashlib.sha256(write_scene(lay_out(invented(2, size)), 'html')).hexdigest() for size in (90, 700)])"
    )
    outputs = outputs_under_hash_seeds(program)
    assert len(outputs) == 1 and len(outputs.pop()) > 128


def test_what_is_stated_is_not_told_again_as_a_mention(linked):
    papers = ask_documents(linked)
    numbers = {iri: paper.number for iri, paper in papers.papers.items()}
    assert [(numbers[one.start], one.kind, numbers[one.end], one.is_stated) for one in papers.relations] == [
        ("27/KH-UBND", "amends", "19/KH-UBND", True),
        ("27/KH-UBND", "cites", "315/QĐ-UBND", False),
        ("27/KH-UBND", "implements", "08-NQ/ĐU", True),
    ]
    words = {one.kind: [quote.words for quote in one.evidence] for one in papers.relations}
    assert words == {
        "amends": [],
        "cites": ["Căn cứ Quyết định số 315/QĐ-UBND"],
        "implements": ["thực hiện Nghị quyết số 08-NQ/ĐU"],
    }


def test_relations_that_were_read_come_with_the_words_that_tell_them(tmp_path):
    page = tmp_path / "bai.txt"
    page.write_text(
        "XÃ KHE SÂU TRỒNG RỪNG\n\nTháng 3/2024, UBND xã Khe Sâu ban hành Kế hoạch số 27/KH-UBND thực hiện Nghị quyết "
        "số 08-NQ/ĐU, thay thế Kế hoạch số 19/KH-UBND. Nghị quyết số 08-NQ/ĐU được nhân dân đồng tình.\n",
        encoding="utf-8",
    )
    with GraphStore.open(None) as store:
        build([page], store)
        papers = ask_documents(store)
    numbers = {iri: paper.number for iri, paper in papers.papers.items()}
    told = {
        (numbers[one.start], one.kind, numbers[one.end]): [e.words for e in one.evidence] for one in papers.relations
    }
    assert told == {
        ("27/KH-UBND", "implements", "08-NQ/ĐU"): ["Kế hoạch số 27/KH-UBND thực hiện Nghị quyết số 08-NQ/ĐU,"],
        ("27/KH-UBND", "replaces", "19/KH-UBND"): [
            "Kế hoạch số 27/KH-UBND thực hiện Nghị quyết số 08-NQ/ĐU, thay thế Kế hoạch số 19/KH-UBND"
        ],
    }


def test_a_title_says_which_way_arrows_lead():
    papers = {iri: Paper(iri, number=f"{iri}/QĐ") for iri in "ab"}
    one = Papers(papers, (Relation("a", "b", "cites"),))
    heads = [lay_out(one.chain(iri, iri.upper()), lang="en").title for iri in "ab"]
    assert heads == ["A rests on the documents to which arrows lead", "The documents from which arrows lead rest on B"]


def test_documents_are_drawn_from_a_store(linked, tmp_path):
    write_chart(lay_out(ask_documents(linked, document="27/kh-ubnd", lang="en"), lang="en"), tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_bytes()
    assert faults(drawn) == []
    assert (
        "Plan 27/KH-UBND rests on the documents to which arrows lead, as reported on 6 February 2024" in drawn.decode()
    )
    write_chart(lay_out(ask_documents(linked, body="UBND xã Hoa Lau")), tmp_path / "b.html")
    assert "Căn cứ Quyết định số 315/QĐ-UBND" in (tmp_path / "b.html").read_text(encoding="utf-8")
    write_chart(lay_out(ask_documents(linked, unit="xã Hoa Lau")), tmp_path / "c.dot")
    dot = (tmp_path / "c.dot").read_text(encoding="utf-8")
    assert '[label="Kế hoạch 27/KH-UBND, Ủy ban nhân dân xã Hoa Lau"]' in dot
    assert 'eli/27" -> "https://w3id.org/govgraph/id/eli/8" [label="implements"]' in dot and "arrowhead" not in dot
    with pytest.raises(QueryError, match="no document of this store has the number «1/X»"):
        write_chart(lay_out(ask_documents(linked, document="1/X")), tmp_path / "d.svg")
    with pytest.raises(QueryError, match="one of the three"):
        write_chart(lay_out(ask_documents(linked, document="27/KH-UBND", unit="xã Hoa Lau")), tmp_path / "d.svg")
    with pytest.raises(QueryError, match="no relation between documents of xã Hoa Sen is known"):
        write_chart(lay_out(ask_documents(linked, unit="xã Hoa Sen")), tmp_path / "d.svg")
    assert not (tmp_path / "d.svg").exists()
