"""What the pages about the ontology say around the texts of the ontology itself, in both languages."""

from govgraph.chart.ontology import PARTS

LANGUAGES = ("vi", "en")

_WORDS = {
    "ontology": ("Từ vựng", "Ontology"),
    "version": ("Phiên bản", "Version"),
    "changelog": ("Những thay đổi", "Changelog"),
    "diagram": ("Sơ đồ các lớp", "Diagram of the classes"),
    "open-diagram": ("Mở sơ đồ riêng", "Open the diagram by itself"),
    "files": ("Tệp để tải", "Files"),
    "lists": ("Danh mục mã", "Code lists"),
    "list": ("Danh mục mã", "Code list"),
    "code": ("Mã", "Code"),
    "codes": ("Các mã", "Codes"),
    "count": ("Số mã", "Number of codes"),
    "term": ("Thuật ngữ", "Term"),
    "Class": ("Lớp", "Class"),
    "ObjectProperty": ("Thuộc tính (giá trị là nút)", "Property (its values are nodes)"),
    "DatatypeProperty": ("Thuộc tính (giá trị là chữ, số, ngày)", "Property (its values are texts, numbers, dates)"),
    "AnnotationProperty": ("Thuộc tính chú giải", "Annotation property"),
    "kind": ("Loại", "Kind"),
    "address": ("Địa chỉ", "Address"),
    "label": ("Tên", "Label"),
    "definition": ("Định nghĩa", "Definition"),
    "note": ("Phạm vi", "Scope"),
    "example": ("Ví dụ", "Example"),
    "source": ("Nguồn", "Source"),
    "parents": ("Thuộc về", "Is a kind of"),
    "children": ("Gồm có", "Kinds of it"),
    "subjects": ("Dùng cho", "Used on"),
    "values": ("Giá trị", "Values"),
    "rules": ("Quy tắc kiểm tra", "Rules that are checked"),
    "property": ("Thuộc tính", "Property"),
    "times": ("Số lần", "How often"),
    "broken": ("Nếu sai", "When it is broken"),
    "itself": ("chính nút ấy", "the node itself"),
    "snippets": ("Ví dụ bằng Turtle", "Examples in Turtle"),
    "questions": ("Câu hỏi dùng đến", "Questions that use it"),
    "question": ("Câu hỏi", "Question"),
    "command": ("Lệnh", "Command"),
    "matches": ("Trong từ vựng khác", "In other vocabularies"),
    "subClassOf": ("là một loại của", "is a kind of"),
    "subPropertyOf": ("là một loại của", "is a kind of"),
    "equivalentClass": ("cũng là", "is the same as"),
    "seeAlso": ("gần với", "is near to"),
    "led-to-by": ("Mã dẫn đến lớp này", "Codes that lead to this class"),
    "spellings": ("Cách viết khác mà bộ đọc nhận ra", "Other spellings that the reader knows"),
    "said": ("Danh mục còn nói", "The list also says"),
    "used-by": ("Nơi dùng danh mục", "Where the list is used"),
    "none-checked": ("Không có quy tắc riêng.", "No rule of its own."),
    "Warning": ("Cảnh báo", "Warning"),
    "Info": ("Thông tin", "Note"),
    "Violation": ("Lỗi", "Fault"),
}


def say(key: str, language: str) -> str:
    """Return the words of a key.

    >>> say("Class", "vi"), say("Class", "en")
    ('Lớp', 'Class')
    """
    return _WORDS[key][LANGUAGES.index(language)]


def section_title(section: str, language: str) -> str:
    """Return the title of a section of gov.ttl.

    >>> section_title("Meetings", "vi")
    'Cuộc họp'
    """
    return PARTS[section] if language == "vi" else section


def times(least: int, most: int | None, language: str) -> str:
    """Return in words how often a property may stand.

    >>> times(1, 1, "en"), times(0, None, "vi"), times(1, None, "en"), times(0, 1, "vi")
    ('once', 'tùy ý', 'at least once', 'nhiều nhất một lần')
    """
    vi = language == "vi"
    if most is None:
        return ("tùy ý" if vi else "any number") if not least else ("ít nhất một lần" if vi else "at least once")
    if (least, most) == (1, 1):
        return "đúng một lần" if vi else "once"
    if (least, most) == (0, 1):
        return "nhiều nhất một lần" if vi else "at most once"
    return f"{least}–{most}"
