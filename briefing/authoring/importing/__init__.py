"""Structures that were written elsewhere, carried over into YAML.

`taking` reads a file and tells its format; one module a format (`outline`, `tables`, `entities`, `scenarios`)
gathers what the file says, in its own words, into a `Gathered`; `settling` makes entries of that, under ids
that `naming` keeps stable; `writing` writes entries as YAML. What finds no place in a book is kept on the
way, and told.
"""
