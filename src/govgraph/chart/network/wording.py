"""The words of a network, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.chart.network import Network, Tie
from govgraph.chart.wording import LEVELS_IN_WORDS, day_in_words, shown

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "people": "Ai cùng họp với ai, ai cùng tổ chức với ai",
        "bodies": "Những tổ chức nào có chung người giữ chức vụ",
        "levels": "Tổ chức cấp trên nào có mặt ở cuộc họp của cấp dưới nào",
        "on": " vào {}",
        "from": " từ {}",
        "to": " đến {}",
        "person": "Người",
        "body": "Tổ chức",
        "community": "Nhóm",
        "meeting": "Cùng dự họp",
        "same-body": "Cùng tổ chức",
        "shared-people": "Chung người",
        "presence": "Có mặt",
        "between-groups": "Giữa các nhóm",
        "meeting-means": "cùng dự cuộc họp; càng đậm càng nhiều cuộc họp",
        "same-body-means": "cùng có chức vụ trong một tổ chức",
        "shared-people-means": "có chung người giữ chức vụ; càng đậm càng nhiều người",
        "presence-means": "người của tổ chức trên dự họp của tổ chức dưới; càng đậm càng nhiều cuộc họp",
        "between-groups-means": "quan hệ giữa người của hai nhóm; càng đậm càng nhiều",
        "size-means": "cỡ: số người hay tổ chức khác có quan hệ, từ {} đến {}",
        "size-community": "cỡ: số thành viên của nhóm, từ {} đến {}",
        "members": "{} thành viên",
        "rest": "{} nhóm nhỏ hơn",
        "nodes": "{} nút",
        "ties": "{} quan hệ",
        "documents": "{} tài liệu",
        "empty": "Chưa có quan hệ nào để vẽ.",
        "tied": "{}: có quan hệ với {}",
        "clustered": "vẽ thành {} nhóm",
        **LEVELS_IN_WORDS["vi"],
    },
    "en": {
        "people": "Who met whom, and who sits with whom in one body",
        "bodies": "Which bodies share people who hold posts",
        "levels": "Which higher bodies were present at meetings of which lower ones",
        "on": " on {}",
        "from": " from {}",
        "to": " to {}",
        "person": "Person",
        "body": "Body",
        "community": "Group",
        "meeting": "Met",
        "same-body": "Same body",
        "shared-people": "Shared people",
        "presence": "Presence",
        "between-groups": "Between groups",
        "meeting-means": "took part in one meeting; the thicker, the more meetings",
        "same-body-means": "have posts in one body",
        "shared-people-means": "share people who hold posts; the thicker, the more people",
        "presence-means": "people of the upper body at a meeting of the lower; the thicker, the more meetings",
        "between-groups-means": "ties between people of two groups; the thicker, the more",
        "size-means": "size: number of others that one is tied to, from {} to {}",
        "size-community": "size: number of members, from {} to {}",
        "members": "{} members",
        "rest": "{} smaller groups",
        "nodes": "{} nodes",
        "ties": "{} ties",
        "documents": "{} documents",
        "empty": "There are no ties to draw yet.",
        "tied": "{}: tied to {}",
        "clustered": "drawn as {} groups",
        **LEVELS_IN_WORDS["en"],
    },
}

#: The codes of ties as kinds of marks, which are apart from those of nodes.
KINDS_OF_TIE = {"meeting": "meeting", "body": "same-body", "people": "shared-people", "presence": "presence"}


def title(network: Network, lang: str) -> str:
    """Return the sentence that heads the chart: what, and of which days: those asked for, else those of the ties.

    >>> title(Network("bodies", (), (), first="2023-05-25", last="2023-05-25"), "en")
    'Which bodies share people who hold posts on 25 May 2023'
    """
    words = WORDS[lang]
    sentence = words[network.of]
    if network.first and network.first == network.last:
        sentence += words["on"].format(day_in_words(network.first, lang))
    else:
        for name, day in (("from", network.first), ("to", network.last)):
            if day:
                sentence += words[name].format(day_in_words(day, lang))
    return sentence if network.first or network.last else sentence + shown(network.days(), lang)


def told(tie: Tie, names: Mapping[str, str], lang: str) -> str:
    """Return a tie in a sentence."""
    most = 6
    named = "; ".join(tie.names[:most]) + ("; …" if len(tie.names) > most else "")
    words = WORDS[lang]
    arrow = "→" if tie.kind == "presence" else "–"
    return f"{names[tie.start]} {arrow} {names[tie.end]}: {words[KINDS_OF_TIE[tie.kind]]} ({tie.weight}): {named}"
