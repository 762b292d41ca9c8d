"""Documents of a simulated country, of any number, with the facts that they state.

`country` holds units, people and the seats that they take over the years, `kinds` and `formal` write what happens there
as documents, `stream` gives the document of a number. Places are real, people and events invented.
"""
