"""Command structures through time, worked out of what a book says of its units and people.

    statements   each thing said, with its days and its sources
    history      which of them hold at a date
    difference   what is another between two dates
    steps        on which days something is
    chain        who stands above whom, up to the top
    consistency  what does not fit together: circles of command, holders of posts, times
    wording      all of it in words

Whether something holds then, `library.when` says and nobody else.
"""
