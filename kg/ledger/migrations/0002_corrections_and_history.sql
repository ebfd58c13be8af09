-- Made anew: nothing ever wrote to the first form of it.
DROP TABLE corrections;

-- What people said about the graph. Never deleted: what undoes a correction is one as well, and names it.
CREATE TABLE corrections (
    id       TEXT PRIMARY KEY,
    at       TEXT NOT NULL, -- when it was decided, as its author says
    undoes   TEXT REFERENCES corrections (id),
    json     TEXT NOT NULL,
    since    TEXT NOT NULL, -- when this ledger learnt of it
    position INTEGER NOT NULL UNIQUE
) STRICT;

-- `since`: when the entry came to be as it is now. `position`: the number of the write that made it so.
ALTER TABLE articles ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET since = ingested_at, position = rowid;
CREATE INDEX articles_by_position ON articles (position);

-- What the ledger held before: entries as they were from `since` until they were replaced or removed.
CREATE TABLE history (
    article     TEXT NOT NULL,
    source      TEXT NOT NULL,
    url         TEXT,
    title       TEXT,
    outlet      TEXT,
    published   TEXT,
    language    TEXT,
    boilerplate TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    json        TEXT NOT NULL,
    since       TEXT NOT NULL,
    until       TEXT NOT NULL,
    removed     INTEGER NOT NULL, -- 1: withdrawn, 0: replaced by a newer reading
    erased      TEXT,             -- when its words were deleted
    position    INTEGER NOT NULL  -- of the write that ended it
) STRICT;

CREATE INDEX history_by_article ON history (article, until);
CREATE INDEX history_by_position ON history (position);

-- Texts that history needs and `articles` no longer holds: most readings are replaced, and the text stays.
CREATE TABLE history_texts (
    article TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (article, sha256)
) STRICT;

-- Where the ledger stood after each transaction; the last row is where it stands. A graph that was made of one of these
-- states can be brought up to date from there.
CREATE TABLE states (
    number   INTEGER PRIMARY KEY,
    revision TEXT NOT NULL,
    position INTEGER NOT NULL, -- of the last write that could change the graph
    newest   TEXT NOT NULL     -- time of the newest entry: none is ever written with an earlier one
) STRICT;

INSERT INTO states SELECT 1, value, (SELECT coalesce(max(position), 0) FROM articles), (SELECT coalesce(max(since), '') FROM articles)
FROM meta WHERE name = 'revision';
DROP TABLE meta;
