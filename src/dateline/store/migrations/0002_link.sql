-- What linking keeps so that a new report looks at its neighbours only. All of it can be rebuilt
-- from documents, event reports, readings and judgements, but for `minted`: ids are kept for good.

CREATE TABLE link_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Winnowed fingerprints of the words of a document, by which copies are found.
CREATE TABLE fingerprints (
    hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_document ON fingerprints (document);

-- Pairs of documents that share text, and who credits whom ("left" < "right").
CREATE TABLE copy_pairs (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_pairs_right ON copy_pairs ("right");

-- Characters of a document's body that stand in another document, which had them first.
CREATE TABLE copy_passages (
    document TEXT NOT NULL, original TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, original, start)
) STRICT, WITHOUT ROWID;

-- The one agency that a document's credit line names, other than its own outlet.
CREATE TABLE credits (
    document TEXT PRIMARY KEY, agency TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A telling is what one document tells of one event: one or several event reports, of which
-- the first one stands for all (`lead`).
CREATE TABLE told (
    report TEXT PRIMARY KEY, lead TEXT NOT NULL, document TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_lead ON told (lead);
CREATE INDEX told_document ON told (document);
-- What of a telling enters comparison, and under which keys it is looked up. Here and in blocks,
-- edges and contents a telling goes by its lead.
CREATE TABLE tellings (
    report TEXT PRIMARY KEY, summary INTEGER NOT NULL, record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blocks (
    hash INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_report ON blocks (report);

-- Pairs of tellings that the model holds for one event more likely than not, in bits.
CREATE TABLE edges (
    "left" TEXT NOT NULL, "right" TEXT NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY ("left", "right")
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_right ON edges ("right");

-- Which event reports speak of which (verbal events, follow-ups).
CREATE TABLE abouts (
    report TEXT NOT NULL, about TEXT NOT NULL, PRIMARY KEY (report, about)
) STRICT, WITHOUT ROWID;
CREATE INDEX abouts_about ON abouts (about);

-- Every event id that was ever given out, the event report that founded it, and in which round.
CREATE TABLE minted (
    event TEXT PRIMARY KEY, founder TEXT NOT NULL, round INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX minted_founder ON minted (founder);

-- Tellings of single events that a telling which sums up several covers.
CREATE TABLE contents (
    report TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (report, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_part ON contents (part);
