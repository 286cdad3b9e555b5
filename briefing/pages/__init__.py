"""What stands on a page: every kind of entry as blocks of spans, for the screen and for plain output alike.

`pages.page` is the door: a place in, a page out. One module a kind of page; `lines` has the one-line form
of each kind for lists, `words` the small phrases that several pages share.
"""
