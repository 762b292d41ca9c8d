"""Identities: what a document names and says gets keys, computed within that document.

`units`, `bodies`, `people` and `facts` hold the rules; keys are paths below the base IRI, such as
`unit/18790-ky-tho`. Nothing here knows RDF.
"""

from govgraph.resolve.facts import Identities

__all__ = ["Identities"]
