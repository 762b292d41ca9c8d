"""Presents: what is handed over beside a meeting, or at a visit made for it."""

from collections.abc import Sequence

from govgraph.recognise.items import Item

# What is handed over as a present, not as a paper or a badge; «kinh» is that of «kinh phí».
_PRESENTS = frozenset(
    {"quà", "hoa", "suất", "phần", "trướng", "lẵng", "triệu", "tỷ", "tiền", "kinh", "thùng", "chăn", "áo", "xe"}
)


def gives_presents(items: Sequence[Item], index: int) -> bool:
    """Tell whether what is handed over is a present: "trao 10 suất quà", "tặng hoa", "trao bảng tượng trưng"."""
    if not items[index].text.lower().startswith(("trao", "tặng")):
        return False
    for item in items[index : index + 4]:
        if item.type in ("AND", "COMMA", "DOCUMENT"):
            return False
        if item.text.lower().split()[-1] in _PRESENTS:
            return True
    return [item.text.lower() for item in items[index + 1 : index + 4]] == ["bảng", "tượng", "trưng"]
