"""The colours of charts: on a white page and on a dark one, told apart by colour-blind readers.

The hues are those of Okabe and Ito, darkened until they stand out from white by 4.5 to 1; each has a light partner for
a dark page. What a colour means, a shape, a pattern, a dash or a word means too.
"""

from __future__ import annotations

PAGE = "#ffffff"
GROUND = "#f1f3f6"
CARD = "#fefefe"
INK = "#16202b"
SOFT_INK = "#46525f"
FAINT_INK = "#55606c"
LINE = "#66717d"
RULE = "#d9dee4"

ORANGE = "#b3420a"
BLUE = "#005f99"
GREEN = "#00795a"
GREY = "#5b6672"
PURPLE = "#8a3b6f"
OCHRE = "#7a5c00"

#: Of each colour of a white page the one that stands for it on a dark page.
ON_DARK = {
    PAGE: "#12171d",
    GROUND: "#1c232b",
    CARD: "#161c23",
    INK: "#f0f3f6",
    SOFT_INK: "#c3ccd5",
    FAINT_INK: "#b3bdc8",
    LINE: "#8b97a4",
    RULE: "#3a444f",
    ORANGE: "#ff9b63",
    BLUE: "#6bb8f0",
    GREEN: "#4fd0ab",
    GREY: "#a9b4bf",
    PURPLE: "#e59acb",
    OCHRE: "#e0bd55",
}

#: Of each side of the organisation the colour and a pattern as well, known in a black and white print too.
SIDES = {
    "party": (ORANGE, '<rect width="8" height="8" fill="{}"/>'),
    "state": (BLUE, '<path d="M-2 6L6 -2M2 10L10 2" stroke="{}" stroke-width="2.6"/>'),
    "front": (GREEN, '<circle cx="2" cy="2" r="1.5" fill="{0}"/><circle cx="6" cy="6" r="1.5" fill="{0}"/>'),
    "other": (GREY, '<path d="M0 2H8M0 6H8" stroke="{}" stroke-width="1.4"/>'),
}
