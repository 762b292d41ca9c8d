"""What the columns of answers are called for Vietnamese readers; in English they are called by their names."""

from __future__ import annotations

from govgraph.codes import load_codes

_VI = {
    "above": "cấp trên", "above_level": "cấp của cấp trên", "after": "sau đó", "answer": "độ chắc chắn",
    "as": "tư cách", "as_label": "tư cách (chữ)", "assessed": "được đánh giá", "attested_after": "được nêu sau ngày ấy",
    "attested_before": "được nêu trước ngày ấy", "attested_on": "được nêu vào ngày", "basis": "cơ sở",
    "became": "trở thành", "before": "trước đó", "begins": "bắt đầu", "bodies": "số tổ chức", "body": "loại tổ chức",
    "body_code": "mã loại tổ chức", "came": "đến ngày", "came_from": "lập từ", "came_known": "ngày đến: biết từ",
    "came_quote": "câu làm chứng lúc đến",
    "capacities": "tư cách", "change": "loại thay đổi", "change_label": "thay đổi", "changes": "thay đổi",
    "code": "mã", "commune": "xã", "comparison": "so với", "convener": "cơ quan triệu tập",
    "convener_body": "loại cơ quan triệu tập", "convener_level": "cấp triệu tập", "counted": "đếm gì", "date": "ngày",
    "deadline": "thời hạn", "deadline_text": "thời hạn (chữ)", "decided_by": "quyết định bởi", "decision": "quyết định",
    "detail": "chi tiết", "different_from": "khác với", "district": "huyện", "document_number": "số văn bản",
    "effective_on": "hiệu lực từ", "end": "kết thúc", "ended": "đã kết thúc", "ends": "kết thúc", "event": "sự kiện",
    "expected": "triệu tập", "fact_type": "loại dữ kiện", "facts": "dữ kiện", "first": "lần đầu",
    "first_shown": "nêu lần đầu", "focus": "chỗ lỗi", "from": "từ", "from_posts": "từ chức vụ",
    "from_unit": "từ đơn vị", "gap": "số ngày trống", "how": "bằng cách", "inferred": "suy ra", "issued": "ngày đăng",
    "issuer": "cơ quan ban hành", "issuer_body": "loại cơ quan ban hành", "issuer_level": "cấp ban hành",
    "issues": "điểm nghi vấn", "kind": "loại", "kind_label": "loại (chữ)", "last": "lần cuối",
    "last_shown": "nêu lần cuối", "left": "rời ngày", "left_known": "ngày rời: biết từ",
    "left_quote": "câu làm chứng lúc rời", "level": "cấp",
    "level_code": "mã cấp", "levels": "các cấp", "meeting": "cuộc họp", "meeting_kind": "loại cuộc họp",
    "meeting_level": "cấp cuộc họp", "meeting_names": "các cuộc họp", "meetings": "số cuộc họp",
    "message": "nội dung", "name": "tên", "number": "số, ký hiệu", "on_behalf_of": "thay mặt", "one": "người này",
    "organisation": "tổ chức", "organisations": "các tổ chức", "other": "người kia", "parent": "trực thuộc",
    "part_of_day": "buổi", "people": "số người", "period": "kỳ", "person": "người", "place": "nơi họp",
    "post": "chức vụ", "post_levels": "cấp của chức vụ", "post_name": "chức vụ", "posts": "các chức vụ",
    "premise_quotes": "câu làm tiền đề", "present": "có mặt", "province": "tỉnh", "publisher": "nơi đăng",
    "qualifier": "ghi thêm", "qualifier_label": "ghi thêm (chữ)",
    "quotation": "đoạn trích", "quote": "câu làm chứng", "relation": "quan hệ",
    "responsible": "chịu trách nhiệm", "right": "đọc đúng", "role": "vai trò", "role_code": "mã vai trò",
    "role_label": "vai trò (chữ)", "rule": "quy tắc", "rule_label": "quy tắc (chữ)", "severity": "mức độ",
    "share": "tỷ lệ", "source": "nguồn", "sources": "nguồn", "start": "bắt đầu", "state": "trạng thái",
    "statement": "nội dung", "status": "tình trạng", "successor": "đơn vị kế tiếp", "successor_code": "mã kế tiếp",
    "targets": "chỉ tiêu", "targets_met": "đạt", "targets_unmet": "chưa đạt", "tenures": "số lần giữ chức",
    "term": "nhiệm kỳ", "terms": "nhiệm kỳ", "title": "tiêu đề", "to_posts": "đến chức vụ", "to_unit": "đến đơn vị",
    "told_ended": "nêu là đã thôi", "unit_code": "mã đơn vị", "unit_name": "đơn vị", "unit_of_measure": "đơn vị tính",
    "units": "các đơn vị", "until": "đến", "url": "địa chỉ gốc", "value": "giá trị", "votes_cast": "tổng số phiếu",
    "votes_for": "phiếu thuận", "why_en": "vì sao (tiếng Anh)", "why_vi": "vì sao", "wrong": "đọc sai",
    "sha256": "dấu vân của tệp", "shown_by": "thấy ở", "iri": "địa chỉ (IRI)", "fact": "dữ kiện (IRI)",
}  # fmt: skip


def column_label(name: str, language: str) -> str:
    """Return the heading of a column.

    >>> column_label("post_name", "vi"), column_label("post_name", "en"), column_label("person_iri", "vi")
    ('chức vụ', 'post name', 'người (IRI)')
    """
    if language == "en":
        return name.replace("_iri", " (IRI)").replace("_", " ")
    if name in _VI:
        return _VI[name]
    stem = name.removesuffix("_iri")
    own = _VI.get(stem) or _VI.get(f"{stem}_name") or stem.replace("_", " ")
    return f"{own} (IRI)" if stem != name else own


#: The code lists from which the codes of a column are.
_LISTS = {
    "as": ("participation",), "basis": ("basis",), "meeting_kind": ("meeting",), "kind": ("document", "meeting"),
    "body": ("body",), "body_code": ("body",), "issuer_body": ("body",), "convener_body": ("body",),
    "level": ("level", "unit-type"), "level_code": ("level",), "issuer_level": ("level",),
    "convener_level": ("level",), "meeting_level": ("level",), "above_level": ("level", "unit-type"),
    "role": ("role",), "role_code": ("role",), "part_of_day": ("part-of-day",), "status": ("tenure-status",),
    "qualifier": ("qualifier",), "change": ("change",), "event": ("unit-change",), "relation": ("citation",),
}  # fmt: skip
_OWN = {
    "answer": {"certain": ("chắc chắn", "certain"), "attested": ("được nêu", "attested"),
               "unknown": ("không rõ", "unknown")},
    "kind": {"person": ("người", "person"), "body": ("tổ chức", "body"), "unit": ("đơn vị", "unit")},
    "severity": {"warning": ("đáng ngờ", "warning"), "info": ("để biết", "info")},
}  # fmt: skip


def code_labels(name: str, language: str) -> dict[str, str]:
    """Return what the codes of a column are called; nothing where no list has them.

    >>> code_labels("convener_level", "vi")["commune"], code_labels("answer", "en")["unknown"]
    ('Cấp xã', 'unknown')
    """
    at = 0 if language == "vi" else 1
    found = {code: words[at] for code, words in _OWN.get(name, {}).items()}
    for scheme in _LISTS.get(name, ()):
        for code in load_codes()[scheme]:
            found.setdefault(code.notation, code.preferred[language])
    return found
