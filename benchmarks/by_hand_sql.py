"""The questions as one would write them by hand in duckdb's SQL; `who` is what `sides` gives."""

from string import Template

from questions import Asked

_CAMP = "CASE WHEN lane IN ('mediators', 'other') THEN top_id ELSE lane END"
_REPORTS = "SELECT source_id, outlet_id, extent FROM sources WHERE extent <> 'cited'"
_ORIGINS = """
a AS (SELECT source_id, min(actor_id) AS agency FROM (
        SELECT *, max(n) OVER (PARTITION BY source_id) AS most FROM (
          SELECT source_id, actor_id, count(*) AS n FROM attributions JOIN claims USING (claim_id)
          WHERE channel = 'text_copy' AND step > 0 GROUP BY ALL)) WHERE n = most GROUP BY source_id),
r AS (SELECT s.source_id, s.outlet_id,
        coalesce(s4.source_id, s3.source_id, s2.source_id, s1.source_id, s.source_id) AS root_id
      FROM sources s
        LEFT JOIN sources s1 ON s.derived_from = s1.source_id
        LEFT JOIN sources s2 ON s1.derived_from = s2.source_id
        LEFT JOIN sources s3 ON s2.derived_from = s3.source_id
        LEFT JOIN sources s4 ON s3.derived_from = s4.source_id),
w AS (SELECT r.*, coalesce(agency, o.outlet_id) AS author_id FROM r JOIN sources o ON root_id = o.source_id
      LEFT JOIN a ON a.source_id = root_id),
o AS (SELECT claim_id, source_id, date_id, root_id, author_id,
        CASE WHEN speaker_id = outlet_id THEN author_id ELSE speaker_id END AS origin_id
      FROM claims JOIN w USING (source_id))"""
_COUNTS = """count(*) AS claims, count(DISTINCT source_id) AS reports,
count(DISTINCT root_id) AS independent,
count(DISTINCT origin_id) AS origins, count(DISTINCT origin_id) FILTER (kind <> 'unnamed') AS named,
count(*) FILTER (kind = 'unnamed') AS unnamed"""


def _clocks(table: str) -> str:
    """Read the day, time and zone of a table, each that occurs once, as the minutes they allow."""
    return f"""
        k AS (SELECT DISTINCT day, time, zone FROM {table}),
        e AS (SELECT *, left(rtrim(split_part(day, '/', 1), '?~%') || '-XX-XX', 10) AS a,
            left(rtrim(split_part(day, '/', -1), '?~%') || '-XX-XX', 10) AS b,
            rpad(coalesce(rtrim(time, '~'), '00'), 5, ':00') AS clock,
            CASE WHEN time LIKE '%~' THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END AS margin,
            CASE WHEN time IS NULL THEN INTERVAL 1439 MINUTE
              WHEN time LIKE '%:%' THEN INTERVAL 0 MINUTE ELSE INTERVAL 59 MINUTE END AS length FROM k),
        f AS (SELECT *, TRY_CAST(replace(a[:4], 'X', '0') || replace(a[5:], 'XX', '01') AS DATE) AS first,
            replace(b[:4], 'X', '9') || replace(b[5:7], 'XX', '12') AS month FROM e),
        g AS (SELECT *, CASE WHEN b LIKE '%XX' THEN last_day(TRY_CAST(month || '-01' AS DATE))
            ELSE TRY_CAST(month || b[8:] AS DATE) END AS last FROM f),
        h AS (SELECT *, first + CAST(clock AS TIME) AS a1, last + CAST(clock AS TIME) + length AS b1 FROM g),
        i AS (SELECT day, time, zone, -- of an hour that clocks show twice, duckdb takes the second
            least(timezone(zone, a1), timezone(zone, a1 - INTERVAL 1 HOUR) + INTERVAL 1 HOUR) - margin
              AS earliest,
            timezone(zone, b1) + margin AS latest,
            CASE WHEN day IS NULL THEN 'unknown' WHEN time LIKE '%:__' THEN 'minute'
              WHEN time IS NOT NULL THEN 'hour' WHEN first = last THEN 'day' ELSE 'period' END AS precision
          FROM h)"""


_SAME_CLOCK = """t.day IS NOT DISTINCT FROM i.day AND t.time IS NOT DISTINCT FROM i.time
AND t.zone IS NOT DISTINCT FROM i.zone"""
_HEADS = "h AS (SELECT claim_id, other_id AS first_id FROM claim_links WHERE relation = 'repeats')"

SQL = {
    "chain": """
        SELECT claim_id, string_agg(name, ' ← ' ORDER BY step) AS path, max(step) AS depth,
          arg_max(coalesce(outlet_id, actor_id), step) AS origin_id, max(step) = 0 AS own_voice,
          count(*) FILTER (kind = 'wire_agency' AND step > 0)
            - CAST(max(step) > 0 AND arg_max(kind, step) = 'wire_agency' AS INTEGER) > 0 AS via_wire,
          arg_max(lane, step) NOT IN ('mediators', 'other')
            AND count(DISTINCT lane) FILTER (lane NOT IN ('mediators', 'other')) > 1 AS via_opponent
        FROM attributions JOIN actors USING (actor_id) JOIN who USING (actor_id)
          LEFT JOIN (SELECT source_id AS cites_id, outlet_id FROM sources) USING (cites_id)
        GROUP BY claim_id ORDER BY claim_id""",
    "trace": """
        WITH l AS (SELECT claim_id, max(step) AS last FROM attributions GROUP BY claim_id),
        s AS (SELECT source_id, CASE WHEN derivation = 'original' THEN ''
            ELSE ' Its text is a ' || replace(derivation, '_', ' ') ||
            CASE WHEN credits IS NOT NULL THEN '; it credits ' || credits || '.'
              WHEN derived_from IS NULL THEN '; whose, it does not name.'
              ELSE ' of ' || derived_from || '.' END END AS copy FROM sources),
        t AS (SELECT *, name || coalesce(', cited as “' || as_named || '”', '') || CASE channel
            WHEN 'statement' THEN ', in a statement' WHEN 'social_media' THEN ', on social media'
            WHEN 'press_conference' THEN ', at a press conference' WHEN 'interview' THEN ', in an interview'
            WHEN 'broadcast' THEN ', in a broadcast' WHEN 'document' THEN ', in a document'
            WHEN 'text_copy' THEN ', whose text it prints'
            ELSE '; through which channel, the report does not say' END AS cited,
            coalesce(', from the report ' || cites_id, '') AS cites
          FROM attributions JOIN l USING (claim_id) JOIN actors USING (actor_id)
            JOIN claims USING (claim_id) JOIN s USING (source_id))
        SELECT claim_id, step, actor_id, name, kind, as_named, channel, cites_id, CASE
          WHEN last = 0 THEN name || ' says it in its own voice; how it knows is not said.' || copy
          WHEN step = 0 THEN name || ' prints it' || cites || '.' || copy
          WHEN step < last THEN 'It comes through ' || cited || cites || '.'
          WHEN kind = 'unnamed' THEN 'It ends with a speaker whom the report does not name: ' || cited
            || cites || '; how the speaker knows is not said.'
          ELSE 'It ends with ' || cited || cites || '; how the speaker knows is not said.' END AS sentence
        FROM t ORDER BY claim_id, step""",
    "origins": f"""
        WITH {_ORIGINS}, k AS (SELECT o.*, kind FROM o JOIN actors ON origin_id = actor_id)
        SELECT date_id, {_COUNTS} FROM k WHERE date_id IS NOT NULL GROUP BY date_id
        UNION ALL SELECT NULL, {_COUNTS} FROM k ORDER BY date_id NULLS LAST""",
    "claim_origins": f"""
        WITH {_ORIGINS} SELECT claim_id, source_id, root_id, author_id, origin_id FROM o ORDER BY claim_id""",
    "contested": f"""
        WITH c AS (SELECT claim_id, source_id, speaker_id, {_CAMP} AS camp
          FROM claims JOIN who ON speaker_id = actor_id), {_HEADS},
        d AS (SELECT * FROM claim_links WHERE relation IN ('denies', 'rebuts')),
        p AS (SELECT other_id AS claim_id, relation, claim_id AS reply, 1 AS direct FROM d UNION ALL
          SELECT h.claim_id, relation, d.claim_id, 0 FROM h JOIN d ON first_id = other_id),
        u AS (SELECT claim_id, relation, reply, max(direct) AS direct FROM p GROUP BY ALL)
        SELECT c.claim_id, c.source_id, c.speaker_id, count(*) FILTER (relation = 'denies') AS denies,
          count(*) FILTER (relation = 'rebuts') AS rebuts, sum(direct)::BIGINT AS direct
        FROM u JOIN c USING (claim_id) JOIN c r ON reply = r.claim_id WHERE c.camp <> r.camp
        GROUP BY ALL ORDER BY c.claim_id""",
    "replies": f"""
        WITH l AS (SELECT * FROM claim_links
          WHERE relation IN ('denies', 'rebuts', 'counter_accuses', 'responds_to')),
        t AS (SELECT claim_id, speaker_id, target_id,
            CASE WHEN said IS NULL THEN published::VARCHAR ELSE said END AS day,
            CASE WHEN said IS NULL THEN published_time ELSE said_time END AS time,
            coalesce(CASE WHEN said IS NULL THEN published_tz ELSE tz END, '$tz') AS zone,
            CASE WHEN said IS NULL THEN 'published' ELSE 'said' END AS clock
          FROM claims JOIN sources USING (source_id)
          WHERE claim_id IN (SELECT claim_id FROM l UNION ALL SELECT other_id FROM l)),
        {_clocks("t")},
        c AS (SELECT t.*, earliest, latest, precision, s.camp, x.camp AS target
          FROM t JOIN i ON {_SAME_CLOCK}
          LEFT JOIN (SELECT actor_id, {_CAMP} AS camp FROM who) s ON speaker_id = s.actor_id
          LEFT JOIN (SELECT actor_id, {_CAMP} AS camp FROM who) x ON target_id = x.actor_id)
        SELECT c.claim_id, c.speaker_id, relation, r.claim_id AS reply_id, r.speaker_id AS replier_id, basis,
          coalesce(r.camp = c.target, false) AS by_target,
          date_diff('minute', c.latest, r.earliest)::DOUBLE AS delay_earliest,
          date_diff('minute', c.earliest, r.latest)::DOUBLE AS delay_latest,
          CASE WHEN 'unknown' IN (c.precision, r.precision) THEN 'unknown'
            WHEN 'period' IN (c.precision, r.precision) THEN 'period'
            WHEN 'day' IN (c.precision, r.precision) THEN 'day'
            WHEN 'hour' IN (c.precision, r.precision) THEN 'hour' ELSE 'minute' END AS precision,
          c.clock AS claim_clock, r.clock AS reply_clock
        FROM l JOIN c ON other_id = c.claim_id JOIN c r ON l.claim_id = r.claim_id
        ORDER BY c.claim_id, reply_id, relation""",
    "silences": f"""
        WITH r AS ({_REPORTS}), c AS (SELECT actor_id, {_CAMP} AS camp FROM who), {_HEADS},
        x AS (SELECT claim_id, source_id, target_id, date_id, coalesce(first_id, claim_id) AS head, camp
          FROM claims JOIN c ON target_id = actor_id LEFT JOIN h USING (claim_id) WHERE act = 'accusation'),
        n AS (SELECT coalesce(first_id, other_id) AS head, camp
          FROM claim_links l JOIN claims USING (claim_id) JOIN c ON speaker_id = actor_id
            LEFT JOIN h ON other_id = h.claim_id
          WHERE relation IN ('denies', 'rebuts', 'counter_accuses', 'responds_to')),
        e AS (SELECT arg_min(extent, list_position(['headline', 'opening', 'full'], extent)) AS extent
          FROM r),
        f AS (SELECT source_id, date_id, count(number_low) + count(number_high) + count(number_text) AS given
          FROM claims JOIN dates USING (date_id) WHERE kind = 'reported_attack' GROUP BY ALL),
        s AS (
        SELECT 'unanswered' AS kind, source_id, claim_id, target_id AS actor_id, date_id, e.extent
        FROM x ANTI JOIN n USING (head, camp) SEMI JOIN r USING (source_id) CROSS JOIN e
        UNION ALL SELECT 'party_not_heard', source_id, NULL, party, NULL, extent
        FROM r CROSS JOIN (SELECT unnest(['$one', '$other']) AS party) ANTI JOIN (
          SELECT source_id, lane AS party FROM claims JOIN who ON speaker_id = actor_id)
          USING (source_id, party)
        UNION ALL SELECT 'no_figure', source_id, NULL, NULL, date_id, extent
        FROM f JOIN r USING (source_id) WHERE given = 0)
        SELECT * FROM s ORDER BY kind, source_id, claim_id, actor_id, date_id""",
    "coverage": f"""
        WITH r AS ({_REPORTS}),
        c AS (SELECT date_id, source_id, extent, count(*) AS claims,
          count(*) FILTER (speaker_id <> outlet_id AND kind <> 'unnamed') AS attributed,
          count(*) FILTER (speaker_id <> outlet_id AND kind = 'unnamed') AS unnamed,
          count(*) FILTER (speaker_id = outlet_id) AS own_voice
          FROM claims JOIN r USING (source_id) JOIN actors ON speaker_id = actor_id
          WHERE date_id IS NOT NULL GROUP BY ALL)
        SELECT date_id, source_id, CASE WHEN attributed > 0 THEN 'attributed' WHEN unnamed > 0 THEN 'unnamed'
          ELSE 'own_voice' END AS state, extent, claims, attributed, unnamed, own_voice
        FROM c ORDER BY date_id, source_id""",
    "verbs": """
        WITH v AS (SELECT lower(verb) AS verb, language, count(*) AS claims,
          count(*) FILTER (lane = '$one') AS a, count(*) FILTER (lane = '$other') AS b
          FROM claims JOIN who ON speaker_id = actor_id JOIN sources USING (source_id)
          WHERE verb IS NOT NULL GROUP BY ALL)
        SELECT verb, language, claims, a AS "$one", b AS "$other", abs(a - b) AS difference,
          abs(a * 100.0::DOUBLE / sum(a) OVER () - b * 100.0::DOUBLE / sum(b) OVER ()) AS points
        FROM v ORDER BY verb, language""",
    "figures": """
        WITH f AS (SELECT *, coalesce(number_low, number_high) AS low,
            coalesce(number_high, number_low) AS high
          FROM claims WHERE coalesce(number_low::VARCHAR, number_high::VARCHAR, number_text) IS NOT NULL),
        g AS (SELECT date_id, number_of, min(low) AS lowest, max(high) AS highest, count(*) AS statements,
          count(DISTINCT speaker_id) AS speakers FROM f
          WHERE date_id IS NOT NULL AND number_of IS NOT NULL GROUP BY ALL)
        SELECT date_id, number_of, claim_id, source_id, speaker_id, number_low, number_high, number_text,
          CASE WHEN statements IS NULL THEN low ELSE lowest END AS lowest,
          CASE WHEN statements IS NULL THEN high ELSE highest END AS highest,
          coalesce(statements, 1) AS statements, coalesce(speakers, 1) AS speakers
        FROM f LEFT JOIN g USING (date_id, number_of) ORDER BY date_id, number_of, claim_id""",
    "naming": """
        SELECT place_id, as_named, outlet_id, language, count(*) AS claims,
          count(DISTINCT source_id) AS reports
        FROM (SELECT DISTINCT claim_id, place_id, as_named FROM claim_places WHERE as_named IS NOT NULL)
          JOIN claims USING (claim_id) JOIN sources USING (source_id) GROUP BY ALL
        ORDER BY place_id, as_named, outlet_id, language""",
    "as_of": f"""
        WITH p AS (SELECT source_id, published::VARCHAR AS day, published_time AS time,
            coalesce(published_tz, '$tz') AS zone FROM sources),
        c AS (SELECT claim_id, source_id, said AS day, said_time AS time, coalesce(tz, '$tz') AS zone
          FROM claims),
        t AS (SELECT day, time, zone FROM p UNION ALL SELECT day, time, zone FROM c),
        {_clocks("t")},
        s AS (SELECT *, CASE WHEN precision = 'unknown' THEN 'unknown'
            WHEN latest <= TIMESTAMPTZ '$moment' THEN 'yes'
            WHEN earliest > TIMESTAMPTZ '$moment' THEN 'no' ELSE 'that ' || precision END AS state
          FROM i),
        r AS (SELECT source_id, state, precision FROM p t JOIN s i ON {_SAME_CLOCK})
        SELECT claim_id, t.source_id, CASE WHEN r.state = 'yes' THEN 'yes' ELSE i.state END AS said,
          r.state AS readable, i.precision AS said_precision, r.precision AS readable_precision
        FROM c t JOIN r USING (source_id) JOIN s i ON {_SAME_CLOCK} ORDER BY claim_id""",
}


def questions(asked: Asked) -> dict[str, str]:
    """Return each question as one statement."""
    one, other = asked.parties
    names = {"one": one, "other": other, "moment": asked.moment, "tz": asked.tz}
    return {name: Template(sql).substitute(names) for name, sql in SQL.items()}
