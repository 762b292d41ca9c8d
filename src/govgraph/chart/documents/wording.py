"""The words of a chart of documents, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.chart.documents import Paper, Papers
from govgraph.chart.documents.groups import Groups
from govgraph.chart.wording import LEVELS_IN_WORDS, counted, day_in_digits, reported

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "all": "Các văn bản thi hành, căn cứ, sửa đổi hoặc viện dẫn nhau",
        "asked": "{} dựa vào văn bản mà mũi tên từ nó chỉ đến; văn bản có mũi tên chỉ đến nó dựa vào nó",
        "rests": "{} dựa vào các văn bản mà mũi tên chỉ đến",
        "rested-on": "Các văn bản có mũi tên đi ra dựa vào {}",
        "about": "Văn bản của {} và các văn bản khác thi hành, căn cứ, sửa đổi hoặc viện dẫn nhau",
        "paper": "Văn bản",
        "group": "Nhóm văn bản",
        "implements": "thi hành",
        "based-on": "căn cứ",
        "amends": "sửa đổi",
        "repeals": "bãi bỏ",
        "replaces": "thay thế",
        "assesses": "đánh giá",
        "disseminates": "quán triệt",
        "cites": "viện dẫn",
        "names": "nêu",
        "stated-means": "dữ liệu nêu rõ quan hệ",
        "text-means": "lời văn của văn bản có mũi tên đi ra nêu văn bản kia",
        "weight-means": "càng đậm càng nhiều văn bản",
        "reference-means": "viện dẫn văn bản có nhiều văn bản viện dẫn, không vẽ đường",
        "asked-means": "văn bản được hỏi",
        "unnumbered": "chưa rõ số",
        "documents": "{} tài liệu",
        "papers": "{} văn bản",
        "relations": "{} quan hệ",
        "unrelated": "{} văn bản chưa rõ quan hệ, không vẽ",
        "folded": "vẽ gộp thành {} nhóm",
        "heaviest": "đường: {} quan hệ lớn nhất trong {} giữa các nhóm",
        "members": "{} văn bản",
        "named-by": "{} văn bản nêu đến",
        "inside": "trong nhóm: {} {}",
        "empty": "Chưa có quan hệ nào giữa các văn bản để vẽ.",
        **LEVELS_IN_WORDS["vi"],
    },
    "en": {
        "all": "Documents implement, rest on, amend or cite one another",
        "asked": "{} rests on the documents to which its arrows lead; those whose arrows lead to it rest on it",
        "rests": "{} rests on the documents to which arrows lead",
        "rested-on": "The documents from which arrows lead rest on {}",
        "about": "Documents of {} and others implement, rest on, amend or cite one another",
        "paper": "Document",
        "group": "Group of documents",
        "implements": "implements",
        "based-on": "based on",
        "amends": "amends",
        "repeals": "repeals",
        "replaces": "replaces",
        "assesses": "assesses",
        "disseminates": "disseminates",
        "cites": "cites",
        "names": "names",
        "stated-means": "the data state the relation",
        "text-means": "the text of the document from which the arrow leads names the other",
        "weight-means": "the thicker, the more documents",
        "reference-means": "cites a document that many cite; no line is drawn",
        "asked-means": "the document asked for",
        "unnumbered": "number not known",
        "documents": "{} sources",
        "documents-one": "{} source",
        "papers": "{} documents",
        "papers-one": "{} document",
        "relations": "{} relations",
        "relations-one": "{} relation",
        "unrelated": "{} documents without a known relation are not drawn",
        "unrelated-one": "{} document without a known relation is not drawn",
        "folded": "drawn as {} groups",
        "heaviest": "lines: the {} largest of {} relations between groups",
        "members": "{} documents",
        "members-one": "{} document",
        "named-by": "named by {} documents",
        "inside": "within the group: {} {}",
        "empty": "There are no relations between documents to draw yet.",
        **LEVELS_IN_WORDS["en"],
    },
}


def title(papers: Papers, lang: str) -> str:
    """Return the sentence that heads the chart: what, of what, as told when.

    >>> title(Papers({}, (), "Đảng ủy xã Đồng Mây"), "en")
    'Documents of Đảng ủy xã Đồng Mây and others implement, rest on, amend or cite one another'
    """
    words = WORDS[lang]
    kind = "about" if papers.about else "all"
    if papers.asked:
        ends = {papers.asked == one.start for one in papers.relations if papers.asked in (one.start, one.end)}
        kind = "asked" if len(ends) > 1 else "rests" if True in ends else "rested-on"
    sentence = words[kind].format(papers.about)
    return sentence[0].upper() + sentence[1:] + reported(papers.days, lang)


def counts(papers: Papers, groups: Groups, lang: str) -> str:
    """Return what the chart is of: sources, documents and relations, and how it is folded."""
    if not papers.relations:
        return WORDS[lang]["empty"]
    numbers = {
        "documents": len(papers.sources),
        "papers": len(papers.papers),
        "relations": len(papers.relations),
        "unrelated": papers.unrelated,
        "folded": len(groups.papers.papers) if groups.is_folded else 0,
    }
    return " · ".join(counted(name, count, lang, WORDS) for name, count in numbers.items() if count)


def label(paper: Paper, lang: str) -> str:
    """Return what a document is called in a sentence: kind and number, issuer, date.

    >>> label(Paper("urn:a", kind_label="Kế hoạch", number="27/KH-UBND", issuer="UBND xã", date="2024-02-05"), "en")
    'Kế hoạch 27/KH-UBND, UBND xã, 5/2/2024'
    """
    name = paper.name if paper.number or paper.title else f"{paper.name} ({WORDS[lang]['unnumbered']})".strip()
    return ", ".join(part for part in (name, paper.issuer, day_in_digits(paper.date) if paper.date else "") if part)
