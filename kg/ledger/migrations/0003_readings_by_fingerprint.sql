-- Each ingest asks how many articles were read with other schemas: among a million, without reading what they say.
CREATE INDEX facts_by_fingerprint ON facts (fingerprint);
