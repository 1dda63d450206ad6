"""The flow of the data over a book: `run.build` is the whole of it in one function."""
