"""The flow of the data over a book: `run.build` is the whole of it in one function.

run       the flow, for a book and for one text without a book
stages    each stage at work on a book: what is new, in batches that a crash cannot tear
plugins   readers by name; the resolver with its gazetteer and lists
settings  what a build can be told
progress  how long work tells how far it is
"""
