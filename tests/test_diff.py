"""What changed, in words: each kind of change with its sentence, whatever the two states are kept in."""

import json
import re

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from tests.small_builds import run as run_python

from govgraph.cli import commands
from govgraph.export import ENDINGS, write

ID = "https://example.org/id/"
PREFIXES = """
@base <https://example.org/id/> .
@prefix code: <https://w3id.org/govgraph/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix gov: <https://w3id.org/govgraph/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
WORLD = {
    "source": '<source/a> a gov:Source ; dcterms:identifier "giao-ban" ; dcterms:issued "2024-03-12"^^xsd:date ; '
    'gov:sha256 "00ff" .',
    "person": '<person/1> a gov:Person ; foaf:name "Lò Văn Tạo" ; gov:nameKey "lo van tao" .',
    "post": '<post/x/chair> a gov:Post ; skos:prefLabel "Chủ tịch UBND xã Máy"@vi .',
    "tenure": "<tenure/1> a gov:Tenure ; org:member <person/1> ; gov:post <post/x/chair> ; "
    "gov:status <https://w3id.org/govgraph/code/tenure-status/ongoing> ; gov:evidence <quotation/a/1-9> .",
    "quotation": "<quotation/a/1-9> a gov:Quotation ; oa:hasSource <source/a> ; "
    "oa:hasSelector <quotation/a/1-9#quote> .",
    "selector": '<quotation/a/1-9#quote> a oa:TextQuoteSelector ; oa:exact "ông Lò Văn Tạo,\\n Chủ tịch" .',
    "meeting": '<meeting/1> a gov:Conference , gov:Meeting ; skos:prefLabel "Hội nghị UBND xã Máy, 12/3/2024"@vi .',
}
ENDED = (
    "<tenure/1> a gov:Tenure ; org:member <person/1> ; gov:post <post/x/chair> ; "
    "gov:status <https://w3id.org/govgraph/code/tenure-status/ended> ; gov:evidence <quotation/a/1-9> ; "
    'gov:end "2024-05-01"^^xsd:date .'
)


def state(path, **others):
    """Write a state: the world, with some of it otherwise, or left out where None."""
    text = PREFIXES + "\n".join(said for said in (WORLD | others).values() if said)
    write(parse(text, format=RdfFormat.TURTLE), "turtle", path, base=ID)
    return str(path)


def diff(*arguments):
    done = CliRunner().invoke(commands, ["diff", *arguments], standalone_mode=False)
    assert done.exception is None, done.exception
    return done


def groups(tmp_path, before, after, lang="en"):
    """Return what changed: for each action and label the titles."""
    one, two = state(tmp_path / "one.ttl", **before), state(tmp_path / "two.ttl", **after)
    done = diff(one, two, "--format", "json", "--lang", lang)
    told = json.loads(done.stdout)
    for group in told["groups"]:
        assert group["count"] == len(group["entries"])
    return {(group["action"], group["label"]): group["entries"] for group in told["groups"]}


def titles(found):
    return {key: [entry["title"] for entry in entries] for key, entries in found.items()}


def test_no_difference_is_told_and_exits_with_0(tmp_path):
    one, two = state(tmp_path / "one.ttl"), state(tmp_path / "two.ttl")
    done = diff(one, two, "--lang", "en")
    assert (done.return_value, done.stdout) == (0, "Nothing changed.\n")


def test_a_new_tenure_is_told_with_its_source_and_sentence(tmp_path):
    found = groups(tmp_path, {"tenure": None}, {})
    assert titles(found) == {("new", "Tenure"): ["Lò Văn Tạo: Chủ tịch UBND xã Máy"]}
    [entry] = found["new", "Tenure"]
    assert entry["evidence"] == [{"source": "giao-ban", "issued": "2024-03-12", "quote": "ông Lò Văn Tạo, Chủ tịch"}]
    text = diff(str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl")).stdout
    assert "giao-ban, 2024-03-12: «ông Lò Văn Tạo, Chủ tịch»" in text


def test_an_ended_tenure_is_told_with_what_changed(tmp_path):
    [entry] = groups(tmp_path, {}, {"tenure": ENDED})["ended", "Tenure"]
    assert {(one["property"], *map(tuple, (one["before"], one["after"]))) for one in entry["details"]} == {
        ("end", (), ("2024-05-01",)),
        ("status", ("Ongoing",), ("Ended",)),
    }


def test_words_are_in_the_language_asked(tmp_path):
    [entry] = groups(tmp_path, {}, {"tenure": ENDED}, lang="vi")["ended", "Thời gian giữ chức vụ"]
    assert ["Đang giữ"] in [one["before"] for one in entry["details"]]
    assert diff(str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl")).stdout.startswith(
        "Đã thôi: Thời gian giữ chức vụ"
    )


OTHER_NAME = {
    "person": '<person/2> a gov:Person ; foaf:name "Lò Văn Tảo" ; gov:nameKey "lo van tao" .',
    "tenure": WORLD["tenure"].replace("tenure/1", "tenure/2").replace("person/1", "person/2"),
}


def test_a_corrected_name_is_one_change(tmp_path):
    found = groups(tmp_path, {}, OTHER_NAME)
    assert titles(found) == {("renamed", "Person"): ["Lò Văn Tảo"]}
    [entry] = found["renamed", "Person"]
    assert entry["details"] == [{"property": "name", "before": ["Lò Văn Tạo"], "after": ["Lò Văn Tảo"]}]
    assert entry["evidence"][0]["source"] == "giao-ban"


def test_a_name_in_another_text_is_another_person(tmp_path):
    found = groups(tmp_path, {}, OTHER_NAME | {"source": WORLD["source"].replace("00ff", "11ee")})
    assert titles(found) == {
        ("new", "Tenure"): ["Lò Văn Tảo: Chủ tịch UBND xã Máy"],
        ("new", "Person"): ["Lò Văn Tảo"],
        ("changed", "Source"): ["giao-ban"],
        ("withdrawn", "Tenure"): ["Lò Văn Tạo: Chủ tịch UBND xã Máy"],
        ("withdrawn", "Person"): ["Lò Văn Tạo"],
    }


def test_a_name_corrected_in_its_place_is_told(tmp_path):
    found = groups(tmp_path, {}, {"person": WORLD["person"].replace("Tạo", "Tào")})
    assert titles(found) == {("renamed", "Person"): ["Lò Văn Tào"]}


TWO = {"other": '<person/9> a gov:Person ; foaf:name "Lò Tạo" .'}
JOINED = {
    "other": '<person/9> a gov:Person ; foaf:name "Lò Tạo" , "Lò Văn Tạo" .',
    "person": "<person/1> dcterms:isReplacedBy <person/9> .",
    "tenure": WORLD["tenure"].replace("person/1", "person/9"),
}


def test_a_join_is_told_once_and_what_follows_is_counted(tmp_path):
    found = groups(tmp_path, TWO, JOINED)
    assert titles(found) == {("joined", "Person"): ["Lò Văn Tạo"], ("changed", "Person"): ["Lò Tạo"]}
    assert found["joined", "Person"][0]["details"][0]["after"] == [f"Lò Tạo <{ID}person/9>"]
    told = json.loads(diff(str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl"), "--format", "json").stdout)
    assert told["parts"] == 1, "the tenure"


def test_a_join_taken_back_is_told(tmp_path):
    assert ("parted", "Person") in groups(tmp_path, JOINED, TWO)


def test_what_is_gone_is_told_also_where_a_tombstone_stands(tmp_path):
    buried = "<meeting/1> a gov:Tombstone ; gov:formerClass gov:Meeting ; dcterms:source <source/a> ."
    for after in (None, buried):
        found = groups(tmp_path, {}, {"meeting": after})
        assert titles(found) == {("withdrawn", "Meeting"): ["Hội nghị UBND xã Máy, 12/3/2024"]}
    assert titles(groups(tmp_path, {"meeting": None}, {})) == {("new", "Meeting"): ["Hội nghị UBND xã Máy, 12/3/2024"]}


def test_redirects_and_tombstones_that_come_or_go_are_no_news(tmp_path):
    redirect = "<person/5> dcterms:isReplacedBy <person/1> ."
    buried = "<person/5> a gov:Tombstone ; gov:formerClass gov:Person ."
    for said in (redirect, buried):
        assert groups(tmp_path, {}, {"other": said}) == groups(tmp_path, {"other": said}, {}) == {}
    back = groups(tmp_path, {"other": buried}, {"other": '<person/5> a gov:Person ; foaf:name "Lê Về" .'})
    assert titles(back) == {("new", "Person"): ["Lê Về"]}


def test_what_has_no_class_is_told_too(tmp_path):
    found = groups(tmp_path, {}, {"other": '<x/1> foaf:name "Không loại" .'})
    assert titles(found) == {("new", "Other"): ["Không loại"]}


CODES = "https://w3id.org/govgraph/code/"
NAMELESS = {
    "Resolution": (
        f"<document/1> a gov:Resolution , gov:Document ; gov:kind <{CODES}document/resolution> ; "
        'eli:id_local "12-NQ/ĐU" ; eli:passed_by <body/1> . <body/1> skos:prefLabel "Đảng ủy xã Máy"@vi .',
        {"vi": "Nghị quyết 12-NQ/ĐU Đảng ủy xã Máy", "en": "Resolution 12-NQ/ĐU Đảng ủy xã Máy"},
    ),
    "UnitChange": (
        f"<unit-change/1> a gov:UnitChange ; gov:kind <{CODES}unit-change/merge> ; gov:before <unit/1> , <unit/2> ; "
        'gov:after <unit/3> . <unit/1> skos:prefLabel "xã Máy"@vi . <unit/2> skos:prefLabel "xã Mủ"@vi . '
        '<unit/3> skos:prefLabel "xã Tam Máy"@vi .',
        {"vi": "xã Máy, xã Mủ → xã Tam Máy", "en": "xã Máy, xã Mủ → xã Tam Máy"},
    ),
    "Shortcoming": (
        "<finding/1> a gov:Shortcoming , gov:Finding ; gov:meeting <meeting/1> ; "
        'gov:statement "Chuyển đổi số còn chậm" .',
        {"vi": "Chuyển đổi số còn chậm", "en": "Chuyển đổi số còn chậm"},
    ),
    "Participation": (
        f"<participation/1> a gov:Participation ; gov:participant <person/1> ; gov:meeting <meeting/1> ; "
        f"gov:capacity <{CODES}participation/chair> .",
        {
            "vi": "Lò Văn Tạo: Chủ trì: Hội nghị UBND xã Máy, 12/3/2024",
            "en": "Lò Văn Tạo: Chair: Hội nghị UBND xã Máy, 12/3/2024",
        },
    ),
    "Tenure": (
        "<tenure/2> a gov:Tenure ; org:member <person/1> ; gov:post <post/x/chair> .",
        {"vi": "Lò Văn Tạo: Chủ tịch UBND xã Máy", "en": "Lò Văn Tạo: Chủ tịch UBND xã Máy"},
    ),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", NAMELESS)
def test_what_has_no_name_is_called_after_what_it_consists_of(kind, lang, tmp_path):
    said, called = NAMELESS[kind]
    found = groups(tmp_path, {}, {"other": said}, lang)
    new = [entry for entries in found.values() for entry in entries]
    [title] = [entry["title"] for entry in new if said.startswith(f"<{entry['iri'].removeprefix(ID)}> ")]
    assert title == called[lang]


def test_other_evidence_is_no_other_fact(tmp_path):
    found = groups(tmp_path, {}, {"tenure": WORLD["tenure"].replace("a/1-9>", "a/1-9> , <quotation/a/20-30>")})
    assert titles(found) == {("evidence", "Tenure"): ["Lò Văn Tạo: Chủ tịch UBND xã Máy"]}


def test_markdown_escapes_what_means_something(tmp_path):
    one = state(tmp_path / "one.ttl", person=None)
    two = state(tmp_path / "two.ttl", person='<person/1> a gov:Person ; foaf:name "*a_b* [c](d) <e>" .')
    text = diff(one, two, "--format", "markdown", "--lang", "en").stdout
    assert "## New: Person (1)\n" in text
    assert r"- \*a\_b\* \[c\](d) \<e\>" in text


@pytest.mark.parametrize("ending", [*ENDINGS, ".ttl.gz", ".nq.zst"])
def test_states_are_the_same_in_each_format(tmp_path, ending):
    one = state(tmp_path / "one.ttl")
    quads = [Quad(*quad.triple, NamedNode(ID + "source/a")) for quad in parse(path=one, format=RdfFormat.TURTLE)]
    write(quads, ENDINGS[ending.removesuffix(".gz").removesuffix(".zst")], two := tmp_path / f"two{ending}", base=ID)
    assert diff(one, str(two)).return_value == 0
    assert diff(state(tmp_path / "three.ttl", tenure=ENDED), str(two)).return_value == 1


def test_two_stores_and_their_exports_are_compared(tmp_path):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, name in enumerate(("Lê Văn Thử", "Hà Thị Thơ")):
        (documents / f"{number}.txt").write_text(
            f"Đồng chí {name}, Chủ tịch UBND xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh phát biểu tại hội nghị.\n",
            encoding="utf-8",
        )
        store = str(tmp_path / f"store{number}")
        assert run_python("-m", "govgraph", "build", str(documents), "--store", store).returncode == 0
    stores = [str(tmp_path / "store0"), str(tmp_path / "store1")]
    text = diff(*stores, "--lang", "en").stdout
    assert re.search(
        r"New: Tenure \(1\)\n  Hà Thị Thơ: Chủ tịch Ủy ban nhân dân xã Kỳ Thọ\n    1: «[^»]*Hà Thị Thơ", text
    )
    exported = str(tmp_path / "store0.jsonld")
    assert CliRunner().invoke(commands, ["export", "--store", stores[0], "-o", exported]).exit_code == 0
    assert diff(exported, stores[0]).return_value == 0
    assert diff(exported, stores[1], "--lang", "en").stdout == text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", None, "there is no such store or file"),
        ("a.txt", b"", "its ending tells no format"),
        ("a.ttl", b"<a", "is no well-formed turtle"),
        ("a.nt", b"<urn:a> <urn:b> _:c .\n", "has nodes without an IRI"),
        ("a.ttl.gz", b"plain", "is damaged"),
        (".", None, "is a folder, but no store"),
    ],
)
def test_what_cannot_be_compared_is_named_with_exit_code_2(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    other = state(tmp_path / "other.ttl")
    done = run_python("-m", "govgraph", "diff", str(tmp_path / name), other)
    assert done.returncode == 2
    assert message in done.stderr
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_has_the_same_bytes_under_any_hash_seed(outputs_under_hash_seeds, tmp_path):
    one, two = state(tmp_path / "one.ttl", **TWO), state(tmp_path / "two.ttl", **JOINED | {"meeting": None})
    [text] = outputs_under_hash_seeds(
        "from click.testing import CliRunner\nfrom govgraph.cli import commands\n"
        f"print(CliRunner().invoke(commands, ['diff', {one!r}, {two!r}, '--format', 'json']).stdout)"
    )
    assert '"joined"' in text
