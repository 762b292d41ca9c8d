"""How documents stand to one another by the words of a text: which implements, rests on, amends, repeals which."""

from collections.abc import Callable

import pytest

from govgraph.mapping import map_reading
from govgraph.model import Citation, Reading
from govgraph.namespaces import DCTERMS, ELI, GOV

Say = Callable[[str], Reading]
Row = tuple[str, str | None, str | None]  # relation, number of the document, number of the one that stands so to it

NEWS = "XÃ KHE SÂU TRỒNG RỪNG\n\nTháng 3/2024, nhân dân xã Khe Sâu, huyện Lâm Trì ra quân trồng rừng.\n\n{}\n"
DECISION = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ KHE SÂU               Độc lập - Tự do - Hạnh phúc

Số: 57/QĐ-UBND              Khe Sâu, ngày 09 tháng 6 năm 2024

QUYẾT ĐỊNH
Về việc kiện toàn Ban Chỉ đạo chuyển đổi số xã Khe Sâu

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ

{}

QUYẾT ĐỊNH:
Điều 1. Kiện toàn Ban Chỉ đạo chuyển đổi số xã.
{}
"""
OWN = "57/QĐ-UBND"


def relations(reading: Reading) -> set[Row]:
    """Return how the documents of a text stand to one another."""
    return {
        (fact.content.relation, fact.content.document.number, citing.number)
        for fact in reading.facts
        if isinstance(fact.content, Citation) and (citing := fact.content.citing) is not None
    }


NEWS_PASSAGES: list[tuple[str, set[Row]]] = [
    (
        "UBND xã ban hành Kế hoạch số 27/KH-UBND thực hiện Nghị quyết số 08-NQ/ĐU của Đảng ủy xã, căn cứ Quyết định số "
        "315/QĐ-UBND của UBND huyện Lâm Trì.",
        {("implemented", "08-NQ/ĐU", "27/KH-UBND"), ("relied-on", "315/QĐ-UBND", "27/KH-UBND")},
    ),
    (
        "Chương trình hành động số 15-CTr/ĐU triển khai thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết số 59-NQ/TW.",
        {("implemented", "57-NQ/TW", "15-CTr/ĐU"), ("implemented", "59-NQ/TW", "15-CTr/ĐU")},
    ),
    (
        "Nghị quyết số 12/NQ-HĐND về việc sửa đổi, bổ sung một số điều của Nghị quyết số 08/NQ-HĐND.",
        {("amended", "08/NQ-HĐND", "12/NQ-HĐND")},
    ),
    (  # the same turned round
        "Nghị định số 34/2016/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2020/NĐ-CP) còn hiệu lực.",
        {("amended", "34/2016/NĐ-CP", "154/2020/NĐ-CP")},
    ),
    (
        "Quyết định số 40/QĐ-UBND thay thế Quyết định số 39/QĐ-UBND, bãi bỏ Quyết định số 12/QĐ-UBND.",
        {("replaced", "39/QĐ-UBND", "40/QĐ-UBND"), ("repealed", "12/QĐ-UBND", "40/QĐ-UBND")},
    ),
    (  # what is repealed in a part is amended
        "Quyết định số 40/QĐ-UBND bãi bỏ khoản 2 Điều 3 của Quyết định số 39/QĐ-UBND.",
        {("amended", "39/QĐ-UBND", "40/QĐ-UBND")},
    ),
    (  # … also where all of the part goes, and where the part is the subject
        "Quyết định số 40/QĐ-UBND bãi bỏ toàn bộ Điều 3 Quyết định số 39/QĐ-UBND.",
        {("amended", "39/QĐ-UBND", "40/QĐ-UBND")},
    ),
    (
        "Khoản 2 Điều 3 Quyết định số 39/QĐ-UBND được bãi bỏ bởi Quyết định số 40/QĐ-UBND.",
        {("amended", "39/QĐ-UBND", "40/QĐ-UBND")},
    ),
    (
        "Quyết định số 40/QĐ-UBND bãi bỏ toàn bộ nội dung Quyết định số 39/QĐ-UBND.",
        {("repealed", "39/QĐ-UBND", "40/QĐ-UBND")},
    ),
    (  # a document that stands between two others is subject of the second verb
        "Kế hoạch số 5/KH-UBND thực hiện Kế hoạch số 4/KH-UBND triển khai Nghị quyết số 3/NQ-HĐND.",
        {("implemented", "4/KH-UBND", "5/KH-UBND"), ("implemented", "3/NQ-HĐND", "4/KH-UBND")},
    ),
    (
        "Báo cáo số 31/BC-UBND về kết quả thực hiện Nghị quyết số 08/NQ-HĐND.",
        {("assessed", "08/NQ-HĐND", "31/BC-UBND")},
    ),
    # --- what is no relation of two documents
    ("Thực hiện Kế hoạch số 45/KH-UBND của UBND huyện Lâm Trì, các thôn trồng mới 20 ha rừng.", set()),
    ("Căn cứ Luật số 77/2015/QH13, các đại biểu thảo luận tại tổ.", set()),
    ("Tờ trình số 40/TTr-UBND về việc bãi bỏ Quyết định số 39/QĐ-UBND.", set()),
    ("Kế hoạch số 12/KH-UBND chưa thay thế Kế hoạch số 5/KH-UBND.", set()),
    ("Kế hoạch số 12/KH-UBND được ban hành; UBND xã thực hiện Nghị quyết số 5/NQ-HĐND.", set()),
    ("Đồng chí Lò Thị Nga nêu Kế hoạch số 12/KH-UBND. Thực hiện Nghị quyết số 5/NQ-HĐND là việc của xã.", set()),
    ("Quyết định số 40/QĐ-UBND sẽ thay thế Quyết định số 39/QĐ-UBND.", set()),
]


@pytest.mark.parametrize(("passage", "rows"), NEWS_PASSAGES)
def test_news_tell_how_documents_stand_to_one_another(passage: str, rows: set[Row], say: Say) -> None:
    assert relations(say(NEWS.format(passage))) == rows


OWN_PASSAGES: list[tuple[str, str, set[Row]]] = [
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13;\n"
        "Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ quy định chi tiết một số điều; Nghị định số "
        "154/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP;\n"
        "Thực hiện Kế hoạch số 19-KH/ĐU ngày 5/1/2024 của Đảng ủy xã;\n"
        "Xét Tờ trình số 58/TTr-VHTT ngày 02/6/2024 của Phòng Văn hóa và Thông tin,",
        "",
        {
            ("relied-on", "77/2015/QH13", OWN), ("relied-on", "34/2016/NĐ-CP", OWN),
            ("relied-on", "154/2020/NĐ-CP", OWN),
            ("amended", "34/2016/NĐ-CP", "154/2020/NĐ-CP"), ("implemented", "19-KH/ĐU", OWN),
            ("cited", "58/TTr-VHTT", OWN),
        },
    ),
    (
        "",
        "Điều 2. Quyết định có hiệu lực từ ngày ký và thay thế Quyết định số 11/QĐ-UBND ngày 06/5/2020.",
        {("replaced", "11/QĐ-UBND", OWN)},
    ),
    ("", "Điều 2. Quyết định này thay thế Quyết định số 11/QĐ-UBND.", {("replaced", "11/QĐ-UBND", OWN)}),
    ("", "Điều 2. Bãi bỏ Quyết định số 11/QĐ-UBND.", {("repealed", "11/QĐ-UBND", OWN)}),
    ("", "Điều 2. Bãi bỏ toàn bộ nội dung Quyết định số 11/QĐ-UBND.", {("repealed", "11/QĐ-UBND", OWN)}),
    (
        "",
        "Điều 2. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 11/QĐ-UBND như sau:",
        {("amended", "11/QĐ-UBND", OWN)},
    ),
    (
        "",
        "Điều 2. Quyết định số 11/QĐ-UBND và Quyết định số 12/QĐ-UBND hết hiệu lực từ ngày Quyết định này có hiệu lực.",
        {("repealed", "11/QĐ-UBND", OWN), ("repealed", "12/QĐ-UBND", OWN)},
    ),
    (
        "",
        "Điều 2. Khoản 1 Điều 5 Quyết định số 11/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
        {("amended", "11/QĐ-UBND", OWN)},
    ),
    # --- what others are to do after it
    ("", "Điều 2. Căn cứ Kế hoạch số 11/KH-UBND, các thôn tổ chức thực hiện.", {("cited", "11/KH-UBND", OWN)}),
    ("", "Điều 2. Thực hiện Kế hoạch số 11/KH-UBND trong quý III.", {("cited", "11/KH-UBND", OWN)}),
]  # fmt: skip


@pytest.mark.parametrize(("basis", "article", "rows"), OWN_PASSAGES)
def test_a_document_tells_how_it_stands_to_others(basis: str, article: str, rows: set[Row], say: Say) -> None:
    assert relations(say(DECISION.format(basis, article))) == rows


def test_relations_become_terms_of_eli_with_the_words_that_tell(say: Say) -> None:
    reading = say(NEWS.format(NEWS_PASSAGES[4][0]))
    quads = map_reading(reading)
    between = {
        (quad.subject.value.rsplit("/", 1)[-1], quad.predicate, quad.object.value.rsplit("/", 1)[-1])
        for quad in quads
        if quad.predicate in (ELI.repeals, DCTERMS.replaces)
    }
    assert between == {
        ("40-qd-ubnd", DCTERMS.replaces, "39-qd-ubnd"),
        ("40-qd-ubnd", ELI.repeals, "12-qd-ubnd"),
    }
    assert len({quad.subject for quad in quads if quad.predicate == GOV.citing}) == 2
    told = [fact for fact in reading.facts if isinstance(fact.content, Citation) and fact.content.citing is not None]
    words = [[span.of(reading.document.text) for span in fact.evidence] for fact in told]
    assert words[0] == ["Quyết định số 40/QĐ-UBND thay thế Quyết định số 39/QĐ-UBND,"]
    assert {rule for fact in told for rule in fact.rules} == {"documents-tied"}
