"""Matching of names: the Reconciliation Service API 0.2 of the W3C community group, over people, bodies and units.

`properties` says which types and properties there are, `matching` scores names, `service` answers over HTTP.
"""

from __future__ import annotations

from govgraph.serve.reconcile.service import routes

__all__ = ["routes"]
