"""Where people meet the program: the command line, and a book as Python code meets it.

cli      the commands; each is a page of options over what stands below
api      `dateline.open` and `dateline.read`
book     a book: build it, ask it, decide in it
results  what it answers: records, rows, pandas, Arrow
dossier  what is known of one event or actor, laid out for reading
members  who is within an actor
checkup  what is installed here and whether it works
"""
