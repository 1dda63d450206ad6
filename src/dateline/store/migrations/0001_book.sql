-- The book: what came in, what was read, what was decided.

CREATE TABLE runs (
    id TEXT PRIMARY KEY, stage TEXT NOT NULL, tool TEXT NOT NULL, fingerprint TEXT NOT NULL,
    version TEXT NOT NULL, started TEXT NOT NULL, finished TEXT,
    items INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Sources (files, URLs) that were read to their end, so that they are not read again.
CREATE TABLE sources (
    location TEXT NOT NULL, sha256 TEXT NOT NULL, version TEXT NOT NULL, finished TEXT NOT NULL,
    PRIMARY KEY (location, sha256, version)
) STRICT, WITHOUT ROWID;

-- Raw bytes, zlib-compressed, each kept once.
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, body TEXT NOT NULL,
    source TEXT, url TEXT, published TEXT, language TEXT,
    text_hash TEXT NOT NULL, original TEXT NOT NULL,
    record TEXT NOT NULL  -- the Document as JSON, without title and body
) STRICT;
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_text_hash ON documents (text_hash);

CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, body, content = 'documents', content_rowid = 'rowid',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, body)
    VALUES ('delete', old.rowid, old.title, old.body);
END;

-- Where and when a document was met; one document may be met many times.
CREATE TABLE retrievals (
    document TEXT NOT NULL REFERENCES documents (id), location TEXT NOT NULL,
    original TEXT NOT NULL, retrieved TEXT NOT NULL,
    PRIMARY KEY (document, location, original)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures (
    location TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL,
    "when" TEXT NOT NULL, document TEXT,
    PRIMARY KEY (location, stage, reason)
) STRICT, WITHOUT ROWID;

-- Which stage has done which document with which fingerprint.
CREATE TABLE work (
    document TEXT NOT NULL REFERENCES documents (id), stage TEXT NOT NULL,
    fingerprint TEXT NOT NULL, outcome TEXT NOT NULL, run TEXT NOT NULL,
    PRIMARY KEY (document, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_outcome ON work (stage, outcome);

CREATE TABLE extractions (
    document TEXT PRIMARY KEY REFERENCES documents (id), record TEXT NOT NULL
) STRICT;
CREATE TABLE event_reports (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id),
    type TEXT NOT NULL, realis TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX event_reports_document ON event_reports (document);
CREATE TABLE relations (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id), kind TEXT NOT NULL,
    a TEXT NOT NULL, b TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX relations_document ON relations (document);

CREATE TABLE readings (
    document TEXT PRIMARY KEY REFERENCES documents (id), record TEXT NOT NULL
) STRICT;
CREATE TABLE claims (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
    slot TEXT NOT NULL, label TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_event ON claims (event);

CREATE TABLE actors (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, record TEXT NOT NULL
) STRICT;
-- Which cluster of words was read as which actor.
CREATE TABLE actor_mentions (
    document TEXT NOT NULL REFERENCES documents (id), cluster TEXT NOT NULL, actor TEXT NOT NULL,
    PRIMARY KEY (document, cluster)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_mentions_actor ON actor_mentions (actor);

CREATE TABLE copies (
    document TEXT PRIMARY KEY REFERENCES documents (id), original TEXT NOT NULL,
    kind TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX copies_original ON copies (original);

-- Events: ids are minted once and kept; rows are views that can be rebuilt.
CREATE TABLE events (
    id TEXT PRIMARY KEY, founder TEXT NOT NULL, type TEXT NOT NULL, realis TEXT NOT NULL,
    earliest TEXT, latest TEXT, country TEXT, latitude REAL, longitude REAL,
    grade TEXT, outlets INTEGER NOT NULL DEFAULT 0, origins INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL, record TEXT NOT NULL, assessment TEXT
) STRICT;
CREATE INDEX events_time ON events (earliest, latest);
CREATE INDEX events_type ON events (type);
CREATE TABLE event_members (
    report TEXT PRIMARY KEY, event TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_members_event ON event_members (event);
-- Words that filters look for: actors, places and holders of an event.
CREATE TABLE event_facets (
    event TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (event, facet, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_facets_value ON event_facets (facet, value);
CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- People's decisions: append-only, withdrawn but never removed.
CREATE TABLE judgements (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
    verdict TEXT NOT NULL, by TEXT NOT NULL, "when" TEXT NOT NULL, note TEXT NOT NULL,
    withdrawn TEXT
) STRICT;
CREATE TABLE signatures (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, grade TEXT NOT NULL, by TEXT NOT NULL,
    "when" TEXT NOT NULL, note TEXT NOT NULL, withdrawn TEXT
) STRICT;
CREATE TABLE releases (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, state TEXT NOT NULL, by TEXT NOT NULL,
    "when" TEXT NOT NULL
) STRICT;
