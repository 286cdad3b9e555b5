"""What would mend a problem: edits at its place, said in words, and known to change nothing else.

fix          the value, and how a key or a value is exchanged
site         the place of a problem in its file, and the ids of its book
near         which word was surely meant by a misspelt one
offering     the fix of each problem, by its code
mending      fixes made, in rounds
proof        whether they did what was meant, and nothing else

quoting and indenting mend text that is no YAML; keys, values and references mend what is.
"""
