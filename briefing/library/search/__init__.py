"""Searching: from what is typed to what is found.

    text ──folding──▶ letters ──numbers, words──▶ terms     the same for the index, a query and a lit hit
    typed ──query──▶ tree ──reading──▶ what was understood, in plain words

A term is a word as it is looked for, or a number. `names` gives the spellings of one name one skeleton,
`spelling` forgives slips. A query is a small tree (`tree`) of such terms and of filters, and any string is a
query: `pieces` cuts it up, `wording` and `fields` (with `days`) read the pieces, `query` puts them together.

A query is asked of all shelves (`engine`, which has one `walking` through each) or of the sentences of one
entry (`inside`): `expanding` adds what stands for its words, `matching` makes SQL of it, `light` finds the
words in a text and `telling` makes hits.
"""
