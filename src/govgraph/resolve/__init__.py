"""Identities: what a document names and says gets keys, computed within that document.

`units`, `bodies`, `people` and `facts` hold the rules; keys are paths below the base IRI, such as
`unit/18790-ky-tho`. `identified` tells why a unit was taken for one where the text leaves it open. Nothing here knows
RDF.
"""

from govgraph.resolve.facts import Identities
from govgraph.resolve.identified import Identification, identifications

__all__ = ["Identification", "Identities", "identifications"]
