"""What each field of a register is, in words: for `govgraph columns --fields` and the guide."""

from collections.abc import Iterator, Mapping

from govgraph.read.headings import FIELDS

#: What a cell of each field holds, in English and Vietnamese.
MEANINGS: Mapping[str, tuple[str, str]] = {
    "person": ("the full name of a person", "họ và tên đầy đủ"),
    "surname": (
        "family and middle names, where the last name has a column of its own",
        "họ và tên đệm, khi tên ở cột riêng",
    ),
    "given": ("the last name, beside `surname`", "tên, cạnh cột `surname`"),
    "post": (
        "posts, with or without their body; several columns may have them",
        "chức vụ, có hoặc không kèm cơ quan; có thể ở nhiều cột",
    ),
    "body": (
        "the body of the post; where the cell only names a unit («xã A»), that unit",
        "cơ quan của chức vụ; nếu ô chỉ ghi đơn vị hành chính («xã A») thì là đơn vị ấy",
    ),
    "unit": (
        "the administrative unit in which the bodies of the row are; before the title above the table",
        "đơn vị hành chính có các cơ quan của dòng; được ưu tiên hơn tên bảng",
    ),
    "start": ("from when the post is held: a day, month or year", "giữ chức vụ từ ngày, tháng hoặc năm nào"),
    "end": ("until when", "đến khi nào"),
    "number": ("number and symbol of a document («12/QĐ-UBND»)", "số, ký hiệu văn bản («12/QĐ-UBND»)"),
    "date": ("the day of the document", "ngày ban hành văn bản"),
    "title": (
        "what the document, or the meeting of a row with `held`, is about",
        "trích yếu văn bản, hoặc nội dung cuộc họp ở dòng có `held`",
    ),
    "kind": ("the kind of document, where the number does not tell it", "loại văn bản, khi số ký hiệu không cho biết"),
    "held": ("the day of a meeting", "ngày họp"),
    "meeting": ("what the meeting is called, with its body", "tên cuộc họp, kèm cơ quan"),
    "convener": ("the body that holds the meeting", "cơ quan tổ chức cuộc họp"),
    "chair": ("who presides, with posts or without", "người chủ trì, có hoặc không kèm chức vụ"),
    "secretary": ("who keeps the minutes", "thư ký, người ghi biên bản"),
    "attendees": ("who came, people with names", "người dự, có họ tên"),
    "place": ("where the meeting is held", "địa điểm họp"),
    "issuer": (
        "the body that issues the document; else the symbol tells it",
        "cơ quan ban hành; nếu không có thì theo ký hiệu",
    ),
}


def explained_fields() -> Iterator[tuple[str, str, str, str]]:
    """Yield each field, what its cells hold in English and Vietnamese, and the headings that mean it in bare letters.

    >>> next(explained_fields())[:2]
    ('person', 'the full name of a person')
    """
    for field, headings in FIELDS.items():
        yield field, *MEANINGS[field], "; ".join(headings)
