"""Texts that nobody would write: each must end, be read within its bounds, and cost time that grows with its length."""

import random
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from govgraph.codes import load_codes
from govgraph.interpret import interpret
from govgraph.interpret.draft import MOST_QUOTATIONS
from govgraph.interpret.sentences import LONGEST_QUOTATION, MOST_CHARACTERS, MOST_ITEMS, split_sentences
from govgraph.layout import find_blocks
from govgraph.mapping import map_reading
from govgraph.model import Document, Reading
from govgraph.normalise import tidy
from govgraph.read import read_document
from govgraph.recognise import CASCADE, recognise
from govgraph.recognise.cascade import Context, apply
from govgraph.recognise.lexicon import SCHEMES
from govgraph.validate import validate_graph

NAMES = ("Lê Văn An", "Nguyễn Thị Bình", "Y Thanh Mlô", "H'Nuên Byă", "Trần Phú", "A Lễ", "LÊ VĂN AN")
PLACES = ("xã Kỳ Thọ", "huyện Kỳ Anh", "tỉnh Hà Tĩnh", "thôn 6", "TP. Vinh", "phường Tân An")
SIGNS = (*',;:.-–()/"“”|…\n*+%', " - ", "\n\n", "\n- ", "đ/c", "…/…", "T/M", "\t", "      ")
NUMBERS = (
    "5/9",
    "25/5/2023",
    "31/2/2024",
    "12/24 chỉ tiêu",
    "09-NQ/ĐU",
    "12/2025/QĐ-UBND",
    "2020 - 2025",
    "118%",
    "24,6 tỷ",
)

REPEATED = {
    "brackets": "(",
    "brackets around posts": "(Bí thư ",
    "closing brackets": ")",
    "nested quotes": "“đồng chí ",
    "commas": ",",
    "full stops": ".",
    "dots": ". ",
    "dashes": "- ",
    "stars": "*",
    "bars": "a | ",
    "letters in capitals": "A",
    "words in capitals": "ĐẢNG ỦY XÃ KỲ THỌ ",
    "family names": "Nguyễn ",
    "digits": "1",
    "single digits": "1 ",
    "days without a month": "1, ",
    "dates": "ngày 25/5/2023, ",
    "halves of document numbers": "12/2025/",
    "document numbers": "09-NQ/ĐU và ",
    "combining marks": "\u0301",
    "letters with many marks": "a\u0323\u0302\u0301",
    "line breaks": "\n",
    "lines of one letter": "a\n",
    "entries of lists": "- a\n",
    "spaces": " ",
    "tabs": "a\t",
    "columns": "a      ",
    "posts": "đồng chí Bí thư, Chủ tịch (UBND - HĐND; ",
    "people": "Đồng chí Lê Văn An, Bí thư Đảng ủy xã, ",
    "bodies": "UBND xã ",
    "meetings": "Đảng ủy xã tổ chức hội nghị sáng 25/5/2023. ",
    "meeting words": "cùng ngày hội nghị ",
    "targets": "đạt 21/24 chỉ tiêu, ",
    "figures": "thu ngân sách 24,6 tỷ đồng bằng 118% dự toán ",
    "findings": "Những hạn chế như: công tác lãnh đạo còn chậm; ",
    "goals": "Mục tiêu đến năm 2030: ",
    "ballots": "bầu đồng chí Lê Văn An giữ chức Bí thư với 25/26 phiếu; ",
    "split letters": "t rường h ọp ",
}


def repeated(unit: str, size: int) -> str:
    """A text of `size` characters, with a little real text before it."""
    return "Tin xã Kỳ Thọ: " + (unit * (size // len(unit) + 1))[:size] + " hết"


@cache
def labels() -> tuple[str, ...]:
    """What the recogniser knows: every label of the code lists that it looks for in texts."""
    codes = load_codes()
    return tuple(sorted({label.text for scheme in SCHEMES for concept in codes[scheme] for label in concept.spellings}))


def soup(size: int, seed: int, separators: tuple[str, ...] = (" ",)) -> str:
    """Labels, names, places, numbers and signs in no order."""
    chance = random.Random(seed)
    words: list[str] = []
    length = 0
    while length < size:
        kind = chance.choices((labels(), NAMES, PLACES, NUMBERS, SIGNS), (40, 15, 10, 10, 25))[0]
        words += (chance.choice(kind), chance.choice(separators))
        length += len(words[-2]) + len(words[-1])
    return "".join(words)


def document_of(raw: str) -> Document:
    text, offsets = tidy(raw)
    return Document("hostile", raw, text, offsets, find_blocks(text), "0" * 64)


def read(raw: str) -> Reading:
    """The reading of a text, which must be sound."""
    reading = interpret(document_of(raw))
    text, ids = reading.document.text, {fact.id for fact in reading.facts}
    for fact in reading.facts:
        assert fact.evidence, fact
        assert len(fact.evidence) <= MOST_QUOTATIONS
        assert set(fact.premises) <= ids
        for span in fact.evidence:
            assert 0 <= span.start < span.end <= len(text)
            assert span.end - span.start <= LONGEST_QUOTATION
    for issue in reading.issues:
        assert issue.span is None or 0 <= issue.span.start <= issue.span.end <= len(text)
    return reading


@pytest.mark.parametrize("name", REPEATED)
def test_repeated_text_is_read_and_conforms(name: str) -> None:
    reading = read(repeated(REPEATED[name], 5_000))
    report = validate_graph(map_reading(reading))
    assert report.conforms, report.text()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("commas", 200_000),
        ("brackets", 10_000),
        ("nested quotes", 5_000),
        ("line breaks", 200_000),
        ("letters in capitals", 200_000),
        ("digits", 200_000),
        ("combining marks", 50_000),
    ],
)
def test_long_runs_end(name: str, count: int) -> None:
    read(repeated(REPEATED[name], count * len(REPEATED[name])))


@pytest.mark.parametrize("seed", range(12))
def test_soup_is_read_and_conforms(seed: int) -> None:
    separators = ((" ",), (" ", "", "\n"), (" ", ", "), (" ", " - ", "; "))[seed % 4]
    report = validate_graph(map_reading(read(soup(6_000, seed, separators))))
    assert report.conforms, report.text()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_any_words_of_the_genre_are_read(data: st.DataObject) -> None:
    words = st.one_of(*(st.sampled_from(kind) for kind in (labels(), NAMES, PLACES, NUMBERS, SIGNS)))
    read(" ".join(data.draw(st.lists(words, min_size=1, max_size=60))))


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=400))
@example("\u0301" * 50)
@example("İ" * 300 + " đạt 21/24 chỉ tiêu")  # a letter whose lower case is longer
@example("Đồng chí 𝐋ê Văn An\ud800, Bí thư Đảng ủy xã")
def test_any_text_is_read(text: str) -> None:
    read("xã Kỳ Thọ " + text)


# --- growth: counted where it can be, timed loosely where it cannot --------------------------------------------------


def calls(rule_name: str, text: str) -> int:
    """How often a rule's pattern matched in a text."""
    built = 0
    document = document_of(text)
    for block in recognise(document):
        built += sum(item.type == rule_name for item in block.items)
    return built


def test_sentences_are_bounded_and_lose_nothing() -> None:
    document = document_of(repeated(REPEATED["posts"], 100_000))
    blocks = recognise(document)
    sentences = split_sentences(blocks)
    assert all(len(one.items) <= MOST_ITEMS for one in sentences)
    assert all(one.span.end - one.span.start <= MOST_CHARACTERS for one in sentences)
    assert any(one.is_part for one in sentences)
    assert [item for one in sentences for item in one.items] == [item for block in blocks for item in block.items]


def test_endless_sentence_is_told() -> None:
    reading = read(repeated(REPEATED["posts"], 100_000))
    assert [issue.code for issue in reading.issues if issue.code == "endless-sentence"] == ["endless-sentence"]
    assert not [one for one in read("Đồng chí Lê Văn An, Bí thư Đảng ủy xã.").issues if one.code == "endless-sentence"]


def test_long_sentence_is_quoted_around_the_fact() -> None:
    """A list of guests in one sentence of some 5,000 characters: each is quoted with what stands beside."""
    guests = "; ".join(
        f"đồng chí Lê Văn {chr(65 + at % 26)}{'anh' if at < 26 else 'inh'}, Bí thư Đảng ủy xã" for at in range(52)
    )
    text = f"Ngày 25/5/2023, Huyện ủy tổ chức hội nghị. Về dự có {guests * 3}."
    reading = read(text)
    took_part = [fact for fact in reading.facts if fact.id.startswith("participation")]
    assert len(took_part) == 52
    for fact in took_part:
        assert any(fact.content.person in span.of(reading.document.text) for span in fact.evidence)  # type: ignore[union-attr]


def test_repeated_fact_is_quoted_so_many_times() -> None:
    reading = read("Đồng chí Lê Văn An, Bí thư Đảng ủy xã Kỳ Thọ.\n" * (MOST_QUOTATIONS + 50))
    (position,) = (fact for fact in reading.facts if fact.id.startswith("position"))
    assert len(position.evidence) == MOST_QUOTATIONS
    assert "many-quotations" in {issue.code for issue in reading.issues}


def test_rules_are_applied_in_proportion() -> None:
    """Four times the text, four times the composites: no rule sees the text of another stretch."""
    small, large = (calls("PERSON", repeated(REPEATED["people"], size)) for size in (20_000, 80_000))
    assert small
    assert large <= 4.2 * small


@pytest.mark.parametrize("rule", CASCADE, ids=lambda rule: rule.name)
def test_no_rule_explodes(rule: object) -> None:
    """Each pattern over a soup of item types: a pattern with nested repeats would not come back."""
    from govgraph.recognise import scan_text

    items = scan_text(soup(20_000, 7).replace("\n", " "))
    apply(rule, items, Context(""))  # type: ignore[arg-type]


def seconds(work: Callable[[], object]) -> float:
    """The shorter of two times: others work on the machine too."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_length(name: str, tmp_path: Path) -> None:
    def timed(size: int) -> float:
        path = tmp_path / f"{size}.txt"
        path.write_text(repeated(REPEATED[name], size), encoding="utf-8")
        return seconds(lambda: map_reading(interpret(read_document(path))))

    timed(1_000)  # loads what is loaded once
    small, large = timed(5_000), timed(20_000)
    assert large < 8 * max(small, 0.01)
