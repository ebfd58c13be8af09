-- Articles as loaded, and what extraction read out of each under one state of the schemas.
CREATE TABLE articles (
    id          TEXT PRIMARY KEY,
    source      TEXT NOT NULL,
    url         TEXT,
    title       TEXT,
    outlet      TEXT,
    published   TEXT,
    language    TEXT,
    text        TEXT NOT NULL,
    boilerplate TEXT NOT NULL, -- JSON: [[start, end], ...] in code points
    sha256      TEXT NOT NULL, -- of the text, in UTF-8: `check` reads it again
    ingested_at TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_source ON articles (source);

CREATE TABLE facts (
    article     TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL, -- of the schemas that they were read with
    json        TEXT NOT NULL
) STRICT;

-- What people said about the graph. Never deleted: an undone correction names the one that undid it.
CREATE TABLE corrections (
    id        TEXT PRIMARY KEY,
    at        TEXT NOT NULL,
    by        TEXT NOT NULL,
    why       TEXT NOT NULL,
    kind      TEXT NOT NULL,
    payload   TEXT NOT NULL, -- JSON
    undone_by TEXT REFERENCES corrections (id)
) STRICT;

-- What could not become an article, and why. Not truth: `meta.revision` does not look at it.
CREATE TABLE quarantine (
    id         TEXT PRIMARY KEY, -- hash of source and problem
    source     TEXT NOT NULL,
    problem    TEXT NOT NULL,
    remedy     TEXT NOT NULL,
    sample     BLOB NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen  TEXT NOT NULL,
    times      INTEGER NOT NULL
) STRICT;

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

INSERT INTO meta VALUES ('revision', '00000000000000000000000000000000');
