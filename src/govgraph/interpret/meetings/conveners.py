"""The body that holds a meeting, as the setting of a document makes it of the words for it."""

from dataclasses import replace

from govgraph.interpret.setting import Setting
from govgraph.model import Body
from govgraph.recognise.mentions import BodyMention

_PARTY_CONVENERS = {"congress": "party-organisation", "conference": "party-committee"}


def convener_of(kind: str, mention: BodyMention | None, setting: Setting) -> Body | None:
    """Return the body that holds a meeting of a kind; of the Party its organisation holds congresses."""
    if mention is None:
        return None
    if mention.kind == "working-group" and (mention.of is not None or kind == "working-visit"):
        if mention.of is None:
            return None
        mention = mention.of
    body = setting.body(mention)
    party_kind = _PARTY_CONVENERS.get(kind)
    if party_kind and body.kind in ("party-organisation", "party-committee"):
        return Body(party_kind, body.level, body.unit, body.name)
    return body


def may_be(named: Body | None, known: Body | None) -> bool:
    """Tell whether a body is the one known, as far as it is named: «chi bộ» that of the village named before."""
    if named is None or known is None:
        return named is None
    told = replace(named, name=named.name or known.name, unit=named.unit or known.unit)
    return told == known
