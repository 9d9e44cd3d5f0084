-- The first shape of a store. Steps are applied in order and never changed after a release.

-- What one delivery is, without its bytes: small rows, so that a look over all is quick.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    received_us INTEGER NOT NULL,       -- microseconds since 1970, UTC
    answered_us INTEGER NOT NULL,       -- when the commit was done and the answer could leave
    session INTEGER NOT NULL,
    origin INTEGER NOT NULL,            -- core::Origin
    flags INTEGER NOT NULL,             -- core::DeliveryFlag bits
    status INTEGER NOT NULL,            -- what we answered
    answer INTEGER NOT NULL,            -- answer.id
    size INTEGER NOT NULL,              -- bytes of the body
    method BLOB NOT NULL,
    target BLOB NOT NULL,
    version BLOB NOT NULL,
    peer TEXT NOT NULL,
    problem TEXT                        -- null, or why it was refused
) STRICT;

-- The bytes, as received. The body stands last: the rest is read without it.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,             -- delivery.id
    head BLOB NOT NULL,
    framed BLOB,                        -- the body in its chunked framing, when it had one
    body BLOB NOT NULL
) STRICT;

-- What the delivery reports: id = delivery.id * 1048576 + number of the event, from 0.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    type TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction INTEGER NOT NULL,         -- core::Direction
    at_ms INTEGER NOT NULL,             -- the provider's own time, 0 when unknown
    summary TEXT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    contact TEXT NOT NULL,
    conversation TEXT NOT NULL,
    message TEXT NOT NULL,
    text TEXT NOT NULL,
    media TEXT NOT NULL
) STRICT;

-- Answers are few and repeat, so they are kept once.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    status INTEGER NOT NULL,
    headers BLOB NOT NULL,              -- "Name: value\r\n" lines
    body BLOB NOT NULL,
    UNIQUE (status, headers, body)
) STRICT;

-- An index that is only ever appended to: for every full segment of 1,024 ids, 64 rows that
-- tell which terms (core::indexTerm) occur in it and at which deliveries; store/posting.h says
-- how they are packed. Ordinary indexes over ids and phone numbers touch a page a row and cost
-- four times the capture rate; a row a term costs as much as storing the delivery itself.
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,             -- segment * 64 + lowest 6 bits of the terms in it
    terms BLOB NOT NULL
) STRICT;

-- What users attach.
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY,             -- delivery.id
    marked INTEGER NOT NULL DEFAULT 0,
    colour INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    opened INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Clearing hides everything up to an id but what is marked or noted; it can be undone until
-- the rows are deleted, which happens in small steps later.
CREATE TABLE clearing (
    id INTEGER PRIMARY KEY,
    upto INTEGER NOT NULL,              -- delivery.id
    present INTEGER NOT NULL,           -- rows of delivery up to it, hidden or not
    at_us INTEGER NOT NULL
) STRICT;

-- Single deliveries removed by hand, hidden until they are deleted.
CREATE TABLE removed (
    id INTEGER PRIMARY KEY,             -- delivery.id
    batch INTEGER NOT NULL,             -- removed together, brought back together
    at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    started_us INTEGER NOT NULL,
    program TEXT NOT NULL
) STRICT;

-- One row: counters that must survive the rows they counted.
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_id INTEGER NOT NULL,           -- no id up to this is given out again; the highest of
                                        -- delivery may be ahead of it
    indexed_segment INTEGER NOT NULL,   -- segments below this are in posting
    present_below INTEGER NOT NULL      -- rows of delivery in those segments, so that nobody
                                        -- has to count a million of them
) STRICT;
INSERT INTO state VALUES (1, 0, 0, 0);
