"""Prose: an author's Markdown as the parts of a page, as plain words, and as the links in it.

CommonMark with tables, strikethrough and footnotes, and `[[id]]` links. HTML is text. Every input gives a
page: what cannot be read as Markdown is shown as it is.

    stretches   a long text in pieces, so that only what is looked at is parsed
    whole       what a piece needs to know of the others: link definitions, footnotes
    headings    the slugs of the headings
    markdown    a piece -> block tokens
    raw         what a run is
    phrases     the words of a block -> raw runs, where that is plain
    inline      the same by markdown-it, for any words
    runs        the words of a block -> runs of one look
    blocks      block tokens -> the flat blocks of a page
    parts       all of it together
    links       the `[[links]]` of a text, each with its place
    unmade      what was meant as a link and is none
    plain       a text in which nothing is nested -> the words of its blocks, without a parser
    flat        a text -> plain lines with the places of its links, for the index
    sentence    the sentence around a place
"""
