"""The server: a SPARQL endpoint that may face the internet, and what else is answered on demand.

Each query is answered by a process of its own pool, which is ended when it takes too long or too much. `pool` gives
answers to whoever asks in this package, `app` puts the routes together, `server` runs them.

A module that adds routes has a function `routes(context)`, and is named in `app.PARTS`.
"""
