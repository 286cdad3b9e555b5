"""The shelf: the books of one folder, compiled into one SQLite file that a reader can open at once.

The YAML is the truth and the shelf is disposable: in doubt it is made anew, and whoever reads never notices.

    records     values of the model <-> bytes that know when they are damaged
    schema      the tables, and connections to a file that has them
    places      where a folder's shelf is kept, and whether that place can be trusted
    seals       whether a database is as it was left
    database    one shelf's database on disk or in memory, read at one moment while others write
    asking      questions that are answered even where a database is damaged
    ranks       which entries come first among equals
    meta        what the index knows of an entry besides its words
    vocabulary  every term: how often, how it sounds, what it is with a letter missing
    rows        one entry's rows in every table
    book_rows   a book's own row
    before      what stands there already of a book that is read anew
    compiling   a loaded book -> its rows, written in one transaction, only as far as they changed
    books       rows -> a `Book` that reads its entries when they are asked for
    shelf       all of it together: a folder's books, fresh or compiled anew
"""
