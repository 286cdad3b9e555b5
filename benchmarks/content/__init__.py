"""Libraries that no one wrote: seeded text that looks like briefing books, as large as a benchmark wants.

vocabulary   the words, those used most first, with a long tail of names and made-up compounds
writing      words -> sentences, paragraphs, and the entries of one book as plain data
forms        plain data -> YAML, JSON, Markdown, EPUB …: the same content for every program
libraries    books in a folder, written once and kept
"""
