"""A briefing-book reader for the terminal.

YAML files go in at one end and pages come out at the other:

    loading/    files -> a `Book`, and every problem with its place
    library/    books as one body: what is where, who points at whom, how it is found
    pages/      an entry -> a page of blocks, without width or screen
    ui/         pages on a screen, and keys; the only folder that knows Textual
    plain.py    the same pages as lines of text, answers/ as JSON
    citing/     what is on a page with its sources, to be used elsewhere

`model/` is the language in which they all speak: plain frozen values. `authoring/` helps whoever writes a
book, `reader/` keeps what belongs to whoever reads it. `cli.py` turns words into calls of `commands/` and
results into exit codes.
"""

__version__ = "0.4.0"
