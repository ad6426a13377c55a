-- Version 1. Plain tables without indexes: every write replaces whole documents inside one transaction, which keeps ids
-- unique, and an index would only slow the bulk inserts. Spans count code points of documents.text. Codes are text.

CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);

-- One row an ingest that stored something. Times are UTC. A run that was cut off keeps state 'running'.
CREATE TABLE runs (
    id VARCHAR NOT NULL, started TIMESTAMP, finished TIMESTAMP, state VARCHAR NOT NULL, version VARCHAR NOT NULL,
    lexicon VARCHAR NOT NULL, model VARCHAR NOT NULL, sources VARCHAR[] NOT NULL,
    documents_new BIGINT NOT NULL, documents_recoded BIGINT NOT NULL, failures BIGINT NOT NULL, mentions BIGINT NOT NULL
);

-- Inputs that did not become a record: where, at which stage, why.
CREATE TABLE failures (
    id VARCHAR NOT NULL, place VARCHAR NOT NULL, stage VARCHAR NOT NULL, reason VARCHAR NOT NULL, document VARCHAR
);

-- remarks tell damage that was seen and left as it stands; removed what cleaning took out of received.
-- received is NULL where it equals text. published keeps the publisher's own time zone; day is its local day.
-- stamp is the digest of everything that the coding of the document rests on: what came in, lexicon, model, version.
CREATE TABLE documents (
    id VARCHAR NOT NULL, place VARCHAR NOT NULL, published VARCHAR, day DATE, publisher VARCHAR, title VARCHAR,
    url VARCHAR, language VARCHAR, text VARCHAR NOT NULL, received VARCHAR, offsets INTEGER[][] NOT NULL,
    removed STRUCT("start" INTEGER, "end" INTEGER, reason VARCHAR)[] NOT NULL,
    remarks STRUCT(kind VARCHAR, "start" INTEGER, "end" INTEGER, words VARCHAR)[] NOT NULL,
    dateline STRUCT("start" INTEGER, "end" INTEGER, place VARCHAR, day VARCHAR, agency VARCHAR),
    given INTEGER[][] NOT NULL, metadata VARCHAR NOT NULL,
    lexicon VARCHAR NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, stamp VARCHAR NOT NULL
);

-- Mentions of entities, in the order of the document's layer; number is the index that other tables point to.
CREATE TABLE entities (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL, sentence INTEGER NOT NULL, token_start INTEGER NOT NULL, token_end INTEGER NOT NULL,
    head INTEGER NOT NULL, entity VARCHAR, country VARCHAR, sector VARCHAR, role VARCHAR, kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL, antecedent INTEGER, remark VARCHAR, given BOOLEAN NOT NULL
);

CREATE TABLE attributions (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, source INTEGER[][] NOT NULL, cue INTEGER[][] NOT NULL,
    content INTEGER[][] NOT NULL, kind VARCHAR NOT NULL, speaker VARCHAR, speaker_mention INTEGER, parent INTEGER,
    rule VARCHAR NOT NULL
);

-- Quotations, marks included. suspect lists reasons to doubt text or speaker; empty where there are none.
CREATE TABLE quotes (
    document VARCHAR NOT NULL, number INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL, speaker VARCHAR, speaker_span INTEGER[], suspect VARCHAR[] NOT NULL
);

-- Statements of acts. days is half-open; actor_entities and recipient_entities are numbers in entities; attribution is
-- a number in attributions; *_span are [start, end].
CREATE TABLE mentions (
    id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence_span INTEGER[] NOT NULL, trigger_span INTEGER[] NOT NULL,
    words VARCHAR NOT NULL, act VARCHAR NOT NULL, operators VARCHAR[] NOT NULL, type VARCHAR NOT NULL, mode VARCHAR,
    contexts VARCHAR[] NOT NULL, cameo VARCHAR, quad TINYINT NOT NULL, score DOUBLE NOT NULL, status VARCHAR NOT NULL,
    alleged BOOLEAN NOT NULL,
    actors STRUCT(entity VARCHAR, country VARCHAR, sector VARCHAR)[] NOT NULL,
    recipients STRUCT(entity VARCHAR, country VARCHAR, sector VARCHAR)[] NOT NULL,
    actor_entities INTEGER[] NOT NULL, recipient_entities INTEGER[] NOT NULL,
    days STRUCT("start" DATE, "end" DATE), date_precision VARCHAR, date_basis VARCHAR NOT NULL,
    time_span INTEGER[], time_value VARCHAR, time_rule VARCHAR,
    place VARCHAR, place_span INTEGER[], geonames BIGINT, place_country VARCHAR, lat DOUBLE, lon DOUBLE,
    place_precision VARCHAR,
    speaker VARCHAR, chain VARCHAR[] NOT NULL, attribution INTEGER, rules VARCHAR[] NOT NULL,
    confidence DOUBLE NOT NULL
);

-- Related pairs of documents, and the independent reporting that each document comes from.
CREATE TABLE copies (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, relation VARCHAR NOT NULL, original VARCHAR, score DOUBLE NOT NULL,
    evidence VARCHAR[] NOT NULL
);
CREATE TABLE origins (document VARCHAR NOT NULL, origin VARCHAR NOT NULL);

CREATE TABLE events (
    id VARCHAR NOT NULL, type VARCHAR NOT NULL, mode VARCHAR, contexts VARCHAR[] NOT NULL, act VARCHAR NOT NULL,
    cameo VARCHAR, quad TINYINT NOT NULL, score DOUBLE NOT NULL, status VARCHAR NOT NULL, alleged BOOLEAN NOT NULL,
    actors STRUCT(entity VARCHAR, country VARCHAR, sector VARCHAR)[] NOT NULL,
    recipients STRUCT(entity VARCHAR, country VARCHAR, sector VARCHAR)[] NOT NULL,
    days STRUCT("start" DATE, "end" DATE), date_precision VARCHAR, date_basis VARCHAR NOT NULL, place VARCHAR,
    reports VARCHAR[] NOT NULL, origins VARCHAR[] NOT NULL, speakers VARCHAR[] NOT NULL,
    affirmed_by VARCHAR[] NOT NULL, denied_by VARCHAR[] NOT NULL, reasons VARCHAR[] NOT NULL
);
CREATE TABLE event_mentions (event VARCHAR NOT NULL, number INTEGER NOT NULL, mention VARCHAR NOT NULL);
