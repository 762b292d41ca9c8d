"""Names of the bodies of councils and of the National Assembly: «Ban Pháp chế», «Ủy ban Xã hội của Quốc hội»."""

import re

_ASSEMBLY = re.compile(r"(?:^các )|\s*(?:của )?(?:HĐND|Hội đồng nhân dân|Quốc hội|QH)\s*$", re.IGNORECASE)
_STANDING = re.compile(r"UBTV|[UỦ][yỷ] ban Thường vụ", re.IGNORECASE)
_FIELDS = {"KT": "Kinh tế", "NS": "Ngân sách", "VH": "Văn hóa", "XH": "Xã hội", "PC": "Pháp chế", "DT": "Dân tộc"}


def own_name(text: str) -> str | None:
    """Return the name of a body of a council or of the National Assembly, None for the assembly or «Ban của HĐND».

    >>> own_name("Ban KT-XH"), own_name("Ban Kinh tế và Xã hội"), own_name("Ban HĐND"), own_name("Quốc hội")
    ('Ban Kinh tế - Xã hội', 'Ban Kinh tế - Xã hội', None, None)
    """
    if _STANDING.search(text):
        return "Ủy ban Thường vụ Quốc hội"
    bare = _ASSEMBLY.sub("", text).strip()
    head, _, field = bare.partition(" ")
    if not field or bare.lower() in ("ủy ban", "uỷ ban") or bare.lower().startswith(("đoàn", "tổ", "quốc hội")):
        return None
    if head.lower() != "ban":
        return bare
    for short, long in _FIELDS.items():
        field = field.replace(short, long)
    field = re.sub(r"(?<=\w)(?:\s*[-–]\s*|\s+và\s+|(?<=tế)\s*(?=[XN])|(?<=hóa)\s*(?=X))", " - ", field)
    return f"Ban {field}"
