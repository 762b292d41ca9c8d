"""Names of associations: «Hội Chữ thập đỏ», «Hội NCT»; those of a unit are told apart by them."""

#: The kind of body that all of them are.
ASSOCIATIONS = "other-association"
_SHORT = {
    "CTĐ": "Chữ thập đỏ",
    "NCT": "Người cao tuổi",
    "KH": "Khuyến học",
    "TNXP": "Thanh niên xung phong",
    "LHTN": "Liên hiệp Thanh niên",
    "NNCĐDC": "Nạn nhân chất độc da cam",
    "CGC": "Cựu giáo chức",
    "VHNT": "Văn học nghệ thuật",
}
_GLUED = {f"H{short}": f"Hội {name}" for short, name in _SHORT.items()}  # «HNCT»
_PLAIN = frozenset({"hội đặc thù", "hiệp hội", "liên hiệp hội", "liên hiệp các hội", "câu lạc bộ", "clb"})
_AROUND = ("Ban Đại diện ", " Việt Nam", "/dioxin")  # no part of what tells it apart


def association_name(text: str) -> str | None:
    """Return the name of an association in full, None for a word that many are called by.

    >>> [association_name(words) for words in ("Hội NCT", "HCTĐ", "Hội khuyến học", "CLB")]
    ['Hội Người cao tuổi', 'Hội Chữ thập đỏ', 'Hội Khuyến học', None]
    """
    for words in _AROUND:
        text = text.replace(words, "")
    name = " ".join(_GLUED.get(word) or _SHORT.get(word) or word for word in text.split())
    if " " not in name or name.lower() in _PLAIN:
        return None
    if not name.lower().startswith("hội"):
        return name
    first, rest = name[:3], name[4:]
    return f"{first.capitalize()} {rest[:1].upper()}{rest[1:]}"
