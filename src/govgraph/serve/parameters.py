"""What the parameters of questions are called and mean, in both languages: for forms and descriptions."""

from __future__ import annotations

from govgraph.query import Parameter, Query

_WORDS = {
    "as": ("Tư cách tham gia", "Capacity", "với tư cách gì", "in what capacity a person came"),
    "body": ("Loại tổ chức", "Kind of body", "loại tổ chức nào", "what kind of body"),
    "certainty": ("Độ chắc chắn", "Certainty", "để trống: mọi điều không phải là không rõ; any: tất cả",
                  "left empty: all that is not unknown; any: all"),
    "iri": ("Địa chỉ (IRI)", "Address (IRI)", "của người, tổ chức, đơn vị, cuộc họp …; «find» cho biết",
            "of a person, body, unit, meeting …; “find” tells it"),
    "kind": ("Loại thay đổi", "Kind of change", "loại thay đổi nhân sự nào", "what kind of change"),
    "lang": ("Ngôn ngữ của nhãn", "Language of labels", "vi hoặc en", "vi or en"),
    "level": ("Cấp", "Level", "cấp của tổ chức", "the level of the body"),
    "name": ("Tên", "Name", "vài chữ của tên, theo thứ tự bất kỳ, có dấu hay không dấu",
             "some words of a name in any order, with or without diacritics"),
    "number": ("Số, ký hiệu", "Number", "số và ký hiệu văn bản, như 09-NQ/ĐU",
               "number and symbol of a document, as in 09-NQ/ĐU"),
    "of": ("Của (IRI)", "Of (IRI)", "của người, tổ chức, hoặc mọi tổ chức của đơn vị; «find» cho biết",
           "of a person, a body, or all bodies of a unit; “find” tells it"),
    "on": ("Vào ngày", "On the day", "năm-tháng-ngày, như 2023-05-25", "year-month-day, as in 2023-05-25"),
    "person": ("Họ tên", "Person", "họ tên đầy đủ, có dấu", "a person's whole name, with its diacritics"),
    "post": ("Chức vụ", "Post", "một phần tên chức vụ, viết đủ và có dấu, như Chủ tịch Ủy ban nhân dân",
             "a part of its name, in full and with diacritics, as in Chủ tịch Ủy ban nhân dân"),
    "role": ("Vai trò", "Role", "vai trò trong tổ chức", "the role in a body"),
    "severity": ("Mức độ", "Severity", "mức độ nghiêm trọng", "how grave"),
    "unit": ("Đơn vị hành chính", "Unit", "tên như «xã Kỳ Thọ», hoặc mã như 18790",
             "its name, as in «xã Kỳ Thọ», or its official code, as in 18790"),
}  # fmt: skip


def label_of(parameter: Parameter, language: str) -> str:
    """Return what a parameter is called in a form.

    >>> label_of(Parameter("on", "date", False, None), "en")
    'On the day'
    """
    found = _WORDS.get(parameter.name)
    return found[0 if language == "vi" else 1] if found else parameter.name


def meaning_of(parameter: Parameter, language: str) -> str:
    """Return what a parameter means, nothing where its name says all."""
    found = _WORDS.get(parameter.name)
    return found[2 if language == "vi" else 3] if found else ""


def example_of(parameter: Parameter) -> str:
    """Return the value that stands in the query file, as a user writes it; nothing where none does.

    >>> example_of(Parameter("name", "words", True, '"ky" "tho"'))
    'ky tho'
    >>> example_of(Parameter("on", "date", True, '"2023-09-01"^^xsd:date'))
    '2023-09-01'
    """
    if not parameter.example:
        return ""
    return parameter.example.partition("^^")[0].strip('"<>').replace('" "', " ")


def is_public(query: Query) -> bool:
    """Tell whether a question is one for people: those below publish/ are for the charts and pages of govgraph."""
    return not query.name.startswith("publish/")
