-- For people and for export. Made anew at every migration. Lists of countries fall back to the entity, then to '?'.

CREATE OR REPLACE VIEW v_events AS
SELECT
    id, type, mode, contexts, act, cameo, quad, score, status, alleged,
    list_transform(actors, lambda p: coalesce(p.country, p.entity, '?')) AS actors,
    list_transform(actors, lambda p: coalesce(p.entity, '')) AS actor_entities,
    list_transform(actors, lambda p: coalesce(p.sector, '')) AS actor_sectors,
    list_transform(recipients, lambda p: coalesce(p.country, p.entity, '?')) AS recipients,
    list_transform(recipients, lambda p: coalesce(p.entity, '')) AS recipient_entities,
    list_transform(recipients, lambda p: coalesce(p.sector, '')) AS recipient_sectors,
    days."start" AS date_start, days."end" AS date_end, date_precision, date_basis, place,
    CAST(len(reports) AS INTEGER) AS documents, CAST(len(events.origins) AS INTEGER) AS origins,
    reports, events.origins AS origin_ids, speakers, affirmed_by, denied_by,
    coalesce(m.mentions, []) AS mentions, reasons
FROM events
LEFT JOIN (SELECT event, list(mention ORDER BY number) AS mentions FROM event_mentions GROUP BY event) m
    ON m.event = events.id;

CREATE OR REPLACE VIEW v_mentions AS
SELECT
    mentions.id, em.event, mentions.document, o.origin, d.publisher, d.published, d.title, d.url,
    type, mode, contexts, act, operators, cameo, quad, score, status, alleged,
    list_transform(actors, lambda p: coalesce(p.country, p.entity, '?')) AS actors,
    list_transform(actors, lambda p: coalesce(p.entity, '')) AS actor_entities,
    list_transform(recipients, lambda p: coalesce(p.country, p.entity, '?')) AS recipients,
    list_transform(recipients, lambda p: coalesce(p.entity, '')) AS recipient_entities,
    days."start" AS date_start, days."end" AS date_end, date_precision, date_basis, time_value,
    mentions.place, geonames, lat, lon, place_precision, speaker, chain, rules, confidence,
    sentence_span[1] AS sentence_start, sentence_span[2] AS sentence_end,
    trigger_span[1] AS trigger_start, trigger_span[2] AS trigger_end,
    substr(words, trigger_span[1] - sentence_span[1] + 1, trigger_span[2] - trigger_span[1]) AS trigger,
    words AS sentence, d.lexicon, d.model, d.version
FROM mentions
JOIN documents d ON d.id = mentions.document
LEFT JOIN origins o ON o.document = mentions.document
LEFT JOIN event_mentions em ON em.mention = mentions.id;

CREATE OR REPLACE VIEW v_documents AS
SELECT
    d.id, o.origin, d.publisher, d.published, d.title, d.url, d.language, d.text, d.place, d.metadata,
    CAST(coalesce(m.mentions, 0) AS INTEGER) AS mentions, d.lexicon, d.model, d.version
FROM documents d
LEFT JOIN origins o ON o.document = d.id
LEFT JOIN (SELECT document, count(*) AS mentions FROM mentions GROUP BY document) m ON m.document = d.id;

-- Weeks (by their Monday) in which something is recorded of a pair of countries, a before b in the alphabet; without the
-- empty weeks. An event counts once. What is dated more coarsely than a week is left out. Columns as in the weekly table
-- of the Python interface.
CREATE OR REPLACE VIEW v_dyad_weeks AS
WITH sides AS (
    SELECT
        id, quad, score, status, alleged OR status = 'denied' OR len(denied_by) > 0 AS disputed,
        CAST(date_trunc('week', days."start") AS DATE) AS week, days."end" AS stop,
        list_distinct(list_filter(list_transform(actors, lambda p: p.country), lambda c: c IS NOT NULL)) AS doers,
        list_distinct(list_filter(list_transform(recipients, lambda p: p.country), lambda c: c IS NOT NULL)) AS others
    FROM events
    WHERE days."start" IS NOT NULL AND days."end" IS NOT NULL
), pairs AS (
    SELECT sides.*, x.c AS a, y.c AS b
    FROM sides, unnest(list_distinct(list_concat(doers, others))) AS x(c),
         unnest(list_distinct(list_concat(doers, others))) AS y(c)
    WHERE x.c < y.c AND stop <= week + INTERVAL 7 DAY
), directed AS (
    SELECT *, CASE
        WHEN list_contains(doers, a) AND list_contains(doers, b) THEN 'both'
        WHEN list_contains(doers, a) AND list_contains(others, b) THEN 'forward'
        WHEN list_contains(doers, b) AND list_contains(others, a) THEN 'backward' END AS direction,
        NOT disputed AND status IN ('occurred', 'ongoing') AS happened
    FROM pairs
)
SELECT
    week, a, b, direction,
    count(*) FILTER (happened AND quad = 1) AS quad_1, count(*) FILTER (happened AND quad = 2) AS quad_2,
    count(*) FILTER (happened AND quad = 3) AS quad_3, count(*) FILTER (happened AND quad = 4) AS quad_4,
    count(*) FILTER (happened) AS events,
    round(coalesce(sum(score ORDER BY score) FILTER (happened), 0), 6) AS score_sum,
    round(avg(score ORDER BY score) FILTER (happened), 6) AS score_mean,
    count(*) FILTER (NOT disputed AND status = 'scheduled') AS upcoming,
    count(*) FILTER (NOT disputed AND status = 'threatened') AS threatened,
    count(*) FILTER (NOT disputed AND status = 'proposed') AS proposed,
    count(*) FILTER (NOT disputed AND status = 'requested') AS requested,
    count(*) FILTER (disputed) AS disputed,
    count(*) FILTER (NOT disputed AND status IN ('hypothetical', 'negated')) AS unrealised
FROM directed
WHERE direction IS NOT NULL
GROUP BY week, a, b, direction
ORDER BY week, a, b, direction;
