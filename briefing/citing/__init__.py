"""An entry as it leaves the book: its words or value together with where they come from, in several forms.

`works` says what is cited, `told` puts words and works into blocks as on a page. `markdown` and `html` write
those blocks; `bibtex` and `csl` write the works for a reference manager. `forms` is the door.
"""
