-- What headline and opening of a report say (its gist), so that a report in which no event was
-- read points to the event that it tells of. All of it can be rebuilt from the documents.

CREATE TABLE gists (
    document TEXT PRIMARY KEY, lead TEXT, record TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Two names and a week under which a gist is looked up.
CREATE TABLE gist_keys (
    hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

-- A document without an event of its own, the event report that it seems to tell of, the document
-- of that report, and the weight of the pair in bits.
CREATE TABLE pointers (
    document TEXT PRIMARY KEY, beside TEXT NOT NULL, lead TEXT NOT NULL, weight REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pointers_beside ON pointers (beside);
CREATE INDEX pointers_lead ON pointers (lead);
