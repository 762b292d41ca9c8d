"""The words of the site that are no data, in both languages."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode

from govgraph.borrowed_terms import NAMES
from govgraph.namespaces import GOV, RDFS
from govgraph.resources import data_folder
from govgraph.vocabulary import vocabulary_statements

_WORDS = {
    "site-title": ("Hồ sơ chính quyền địa phương", "Records of local government"),
    "nameless-unit": ("Đơn vị không nêu tên", "Unit without a name"),
    "skip": ("Đến nội dung chính", "Skip to the main content"),
    "search": ("Tìm kiếm", "Search"),
    "search-label": ("Tìm người, tổ chức, đơn vị, văn bản", "Search people, bodies, units, documents"),
    "search-hint": ("Có dấu hay không dấu đều được: «ky tho» tìm thấy «Kỳ Thọ».",
                    "With or without diacritics: “ky tho” finds “Kỳ Thọ”."),
    "search-none": ("Không tìm thấy gì.", "Nothing found."),
    "search-found": ("kết quả", "found"),
    "filter-label": ("Lọc danh sách trên trang này", "Filter the list on this page"),
    "filter-shown": ("Hiện {} trong {} mục.", "{} of {} shown."),
    "filter-hint": ("Chỉ lọc các mục trên trang này; ô tìm kiếm ở đầu trang tìm trong tất cả.",
                    "It filters what is on this page; the search at the head of the page looks through all."),
    "about": ("Giới thiệu", "About"),
    "ontology": ("Từ vựng", "Ontology"),
    "start-page": ("Trang đầu", "Start page"),
    "no-page": ("Không tìm thấy trang", "No such page"),
    "no-page-note": ("Không có trang nào ở địa chỉ này: có thể địa chỉ bị gõ sai, hoặc trang đã được bỏ. "
                     "Xin tìm trong các danh sách sau.",
                     "There is no page at this address: it may be mistyped, or the page is gone. "
                     "These lists lead to all pages."),
    "main-menu": ("Trình đơn chính", "Main menu"),
    "language": ("Ngôn ngữ", "Language"),
    "person": ("Cá nhân", "People"),
    "body": ("Cơ quan, tổ chức", "Bodies"),
    "unit": ("Đơn vị hành chính", "Units"),
    "meeting": ("Cuộc họp", "Meetings"),
    "eli": ("Văn bản", "Documents"),
    "indicator": ("Chỉ số", "Indicators"),
    "source": ("Nguồn", "Sources"),
    "term": ("Nhiệm kỳ", "Terms of office"),
    "code": ("Mã phân loại", "Codes"),
    "rule": ("Quy tắc", "Rules"),
    "address": ("Địa chỉ (IRI)", "Address (IRI)"),
    "data": ("Dữ liệu của trang này", "The data of this page"),
    "follow": ("Theo dõi cuộc họp và văn bản mới", "Follow new meetings and documents"),
    "latest-post": ("Chức vụ được nêu gần đây nhất", "Latest known post"),
    "latest-meeting": ("Cuộc họp gần đây nhất", "Latest meeting"),
    "latest-document": ("Văn bản gần đây nhất", "Latest document"),
    "presided": ("Chủ trì", "Presided over by"),
    "value": ("Giá trị", "Value"),
    "became": ("Nay thuộc", "Became"),
    "came-from": ("Lập từ", "Made of"),
    "inferred": ("suy ra", "inferred"),
    "ended": ("đã thôi", "has ended"),
    "known": ("Điều đã biết", "What is known"),
    "when": ("Thời gian", "When"),
    "what": ("Nội dung", "What"),
    "basis": ("Cơ sở, chứng cứ", "Basis and evidence"),
    "certain": ("Biết ngày", "Days known"),
    "attested": ("Được nêu vào ngày", "Shown on a day"),
    "unknown": ("Không rõ ngày", "Day unknown"),
    "certain-note": ("Nguồn cho biết ngày bắt đầu, kết thúc hoặc ngày diễn ra.",
                     "A source gives the day of beginning, end or event."),
    "attested-note": ("Nguồn chỉ cho thấy điều này vào ngày đó; bắt đầu và kết thúc khi nào thì không rõ.",
                      "A source shows it on that day; when it began and ended is not known."),
    "unknown-note": ("Không nguồn nào cho biết ngày.", "No source gives a day."),
    "from": ("từ", "from"),
    "until": ("đến", "until"),
    "by-source": ("theo nguồn", "by source"),
    "attested-on": ("được nêu", "shown"),
    "rules": ("quy tắc", "rule"),
    "premises": ("tiền đề", "premises"),
    "evidence": ("Chứng cứ", "Evidence"),
    "more": ("mục khác có trong tệp dữ liệu của trang này.", "more are in the data file of this page."),
    "organisation-chart": ("Sơ đồ tổ chức", "Organisation chart"),
    "career-chart": ("Chức vụ qua các năm", "Posts over the years"),
    "timeline-chart": ("Người giữ chức vụ qua các năm", "Holders over the years"),
    "users": ("Nơi dùng mã này trong dữ liệu", "Where the data use this code"),
    "users-more": ("… ({} mục đầu theo thứ tự IRI)", "… (the first {} in the order of their IRIs)"),
    "users-all": ("Tất cả các mục", "All of them"),
    "same-sentences": ("Cùng chứng cứ với dòng trên", "Same evidence as above"),
    "lineage-chart": ("Đơn vị trước và sau khi sắp xếp", "Units before and after"),
    "documents-chart": ("Quan hệ giữa các văn bản", "How documents stand to one another"),
    "open-chart": ("Mở sơ đồ riêng", "Open the chart by itself"),
    "chart-data": ("Dữ liệu của sơ đồ này (CSV)", "Data of this picture (CSV)"),
    "quotations": ("Những câu đã đọc, theo thứ tự trong nguồn", "The sentences read, in the order of the source"),
    "quotations-note": ("Kho dữ liệu giữ các câu trích cùng vài chữ trước sau, không giữ toàn văn.",
                        "The store keeps quotations with some words before and after, not the whole text."),
    "shows": ("cho thấy", "shows"),
    "gone": ("Trang này không còn", "This page is no more"),
    "gone-to": ("Nay được ghi tại:", "It is now recorded as:"),
    "gone-away": ("Không còn nguồn nào nêu mục này.", "No source names it any more."),
    "page": ("Trang", "Page"),
    "pages": ("Các trang", "Pages"),
    "letters": ("Theo chữ cái", "By letter"),
    "years": ("Theo năm", "By year"),
    "holds": ("Đồ thị có gì", "What the graph holds"),
    "latest": ("Nguồn mới nhất", "Latest sources"),
    "questions": ("Những câu hỏi mà đồ thị trả lời được", "Questions that the graph answers"),
    "questions-note": ("Mỗi câu hỏi là một tệp SPARQL; lệnh:", "Each question is a SPARQL file; the command:"),
    "name": ("Tên", "Name"),
    "lead": ("Những gì các nguồn công khai nói về người, tổ chức, cuộc họp và văn bản của chính quyền địa phương, "
             "kèm câu văn làm chứng.",
             "What public sources say of the people, bodies, meetings and documents of local government, with the "
             "sentences that show it."),
    "about-1": ("Trang này do govgraph lập từ những nguồn liệt kê ở mục Nguồn. Mỗi dữ kiện dẫn về câu văn mà nó được "
                "đọc ra; điều do quy tắc suy ra được ghi là «suy ra», kèm quy tắc và tiền đề.",
                "This site is made by govgraph from the sources listed under Sources. Each fact leads to the sentence "
                "from which it was read; what a rule infers is marked as inferred, with its rule and premises."),
    "about-2": ("Chỉ ghi vai trò công của con người. Đọc bằng máy có thể sai: hãy xem câu trích và nguồn gốc.",
                "Of people, only public roles are recorded. Machines misread: look at the quotation and its origin."),
    "about-licence": ("Bộ từ vựng và mã phân loại: CC BY 4.0. Quyền đối với câu trích thuộc về các nguồn đã nêu tên.",
                      "Vocabulary and codes: CC BY 4.0. Rights in the quotations remain with the sources named."),
    "about-data": ("Trang của mỗi người, cơ quan, đơn vị, cuộc họp, văn bản, nguồn và nhiệm kỳ có dữ liệu RDF bên "
                   "cạnh, Turtle (.ttl) và JSON-LD (.jsonld); từ vựng và mã phân loại có tệp riêng ở trang Từ vựng.",
                   "The page of each person, body, unit, meeting, document, source and term of office has its data in "
                   "RDF beside it, Turtle (.ttl) and JSON-LD (.jsonld); the ontology and the codes have files of their "
                   "own, on the page Ontology."),
    "licence": ("Giấy phép", "Licence"),
    "licence-of-data": ("Giấy phép dữ liệu", "Licence of the data"),
    "no-licence": ("không nêu giấy phép", "no licence stated"),
    "no-licence-note": ("Chưa ai nêu điều kiện sử dụng lại: hãy hỏi nơi lập trang này.",
                        "Nobody has stated terms of re-use: ask those who made this site."),
    "publisher": ("Nơi công bố", "Publisher"),
    "contact": ("Liên hệ", "Contact"),
    "provenance": ("Nguồn gốc dữ liệu", "Provenance"),
    "footer": ("Dữ liệu đọc từ nguồn công khai; vai trò công của con người mà thôi.",
               "Data read from public sources; of people, public roles only."),
}  # fmt: skip

# What a thing is to those that lead to it, by the property by which they do.
_INVERSES = {
    GOV.jurisdiction.value: ("cơ quan, tổ chức ở đây", "bodies here"),
    GOV.partOf.value: ("gồm các đơn vị", "units within"),
    GOV.accountableTo.value: ("cơ quan chịu trách nhiệm trước tổ chức này", "bodies accountable to it"),
    GOV.termOf.value: ("các nhiệm kỳ", "terms of office"),
    GOV.term.value: ("trong nhiệm kỳ này", "in this term"),
    GOV.convener.value: ("cuộc họp đã tổ chức", "meetings held"),
    GOV.adopted.value: ("được thông qua tại", "adopted at"),
    GOV.place.value: ("cuộc họp diễn ra ở đây", "meetings here"),
    "http://www.w3.org/ns/org#subOrganizationOf": ("tổ chức trực thuộc", "bodies within"),
    "http://www.w3.org/ns/org#memberOf": ("tổ chức thành viên", "member bodies"),
    "http://data.europa.eu/eli/ontology#passed_by": ("văn bản đã ban hành", "documents issued"),
    "http://data.europa.eu/eli/ontology#cites": ("được viện dẫn trong", "cited in"),
    "http://data.europa.eu/eli/ontology#based_on": ("là căn cứ của", "basis of"),
    "http://data.europa.eu/eli/ontology#implements": ("được thực hiện bằng", "implemented by"),
    "http://data.europa.eu/eli/ontology#amends": ("được sửa đổi bằng", "amended by"),
    "http://data.europa.eu/eli/ontology#repeals": ("bị bãi bỏ bằng", "repealed by"),
    "http://purl.org/dc/terms/replaces": ("được thay thế bằng", "replaced by"),
    "http://purl.org/dc/terms/isReplacedBy": ("địa chỉ trước đây", "earlier addresses"),
}


def say(word: str, language: str) -> str:
    """Return words of the site in a language.

    >>> say("unit", "en")
    'Units'
    """
    vi, en = _WORDS[word]
    return vi if language == "vi" else en


def day(text: str, language: str) -> str:
    """Return a day as it is written in a language; other texts as they are.

    >>> day("2021-06-28", "vi"), day("2021-06-28", "en"), day("2021", "vi")
    ('28/6/2021', '28 June 2021', '2021')
    """
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return text
    year, month, number = (int(part) for part in parts)
    if language == "vi" or not 1 <= month <= 12:
        return f"{number}/{month}/{year}"
    return f"{number} {_MONTHS[month - 1]} {year}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def words(language: str) -> dict[str, str]:
    """Return all words of the site in a language, for templates and the search."""
    return {word.replace("-", "_"): say(word, language) for word in _WORDS}


@cache
def _vocabulary() -> dict[tuple[str, str], str]:
    found = {}
    for said in vocabulary_statements(data_folder("ontology")):
        if said.predicate == RDFS.label and isinstance(said.subject, NamedNode) and isinstance(said.object, Literal):
            found[said.subject.value, said.object.language or ""] = said.object.value
    return found


@cache
def term(iri: str, language: str) -> str:
    """Return the label of a class or property, its local name where no vocabulary at hand gives one.

    >>> term("https://w3id.org/govgraph/ns#Person", "vi"), term("http://purl.org/dc/terms/title", "vi")
    ('Cá nhân', 'tiêu đề')
    """
    borrowed = NAMES.get(NamedNode(iri))
    if borrowed is not None:
        return borrowed[language]
    return _vocabulary().get((iri, language)) or iri.rpartition("#")[2].rpartition("/")[2]


def inverse(iri: str, language: str) -> str:
    """Return what a thing is to those that lead to it by a property, its label behind an arrow where there is no word.

    >>> inverse("https://w3id.org/govgraph/ns#partOf", "en"), inverse("urn:x#near", "en")
    ('units within', '← near')
    """
    if iri in _INVERSES:
        return _INVERSES[iri][0 if language == "vi" else 1]
    return f"← {term(iri, language)}"


def capitalised(text: str) -> str:
    """Return a text that begins with a capital letter.

    >>> capitalised("địa bàn")
    'Địa bàn'
    """
    return text[:1].upper() + text[1:]


def number(value: int, language: str) -> str:
    """Return a number with its thousands apart.

    >>> number(1387, "vi"), number(1387, "en")
    ('1.387', '1,387')
    """
    return f"{value:,}".replace(",", "." if language == "vi" else ",")


def measured_in(value: str, unit: str, language: str) -> str:
    """Return a measured value as it is written in a language, with its unit.

    >>> measured_in("5208", "hộ", "vi"), measured_in("52.5", "%", "vi"), measured_in("-1234567.25", "", "en")
    ('5.208 hộ', '52,5%', '-1,234,567.25')
    """
    whole, point, part = value.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not digits.isdecimal():
        return f"{value} {unit}".strip()
    decimals = (("," if language == "vi" else ".") + part) if point else ""
    return f"{sign}{number(int(digits), language)}{decimals}{'' if unit == '%' else ' '}{unit}".strip()


#: What others name, and we name in words: IRI → language → words.
NAMED_ELSEWHERE = {
    "http://publications.europa.eu/resource/authority/language/VIE": {"vi": "tiếng Việt", "en": "Vietnamese"},
}
