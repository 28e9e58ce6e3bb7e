CREATE FUNCTION pg_temp.first_day(date text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN date LIKE '%FY' THEN left(date, 4) || '-04-01' ELSE date || substr('0000-01-01', length(date) + 1) END::date
$$;
CREATE FUNCTION pg_temp.last_day(date text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT (pg_temp.first_day(date) + CASE length(date) WHEN 10 THEN '1 day' WHEN 7 THEN '1 month' ELSE '1 year' END::interval
    - '1 day'::interval)::date
$$;

ALTER TABLE sister_city RENAME established_on TO date;
ALTER TABLE sister_city ALTER date TYPE text USING to_char(date, 'YYYY-MM-DD');
UPDATE sister_city SET ties = (
  SELECT coalesce(jsonb_agg(tie - 'when' || jsonb_build_object('date', tie->'when') ORDER BY position), '[]')
  FROM jsonb_array_elements(ties) WITH ORDINALITY AS each (tie, position)
);
ALTER TABLE friendship_committee RENAME founded TO date;
ALTER TABLE peace_policy RENAME fiscal_year TO date;
ALTER TABLE peace_policy ALTER date TYPE text USING date || 'FY';
ALTER TABLE peace_policy RENAME aim TO purpose;
ALTER TABLE peace_activity RENAME when_text TO date;

DO $$
DECLARE
  dated text;
BEGIN
  FOREACH dated IN ARRAY ARRAY['sister_city', 'friendship_committee', 'peace_policy', 'peace_activity'] LOOP
    EXECUTE format('ALTER TABLE %I ADD earliest date, ADD latest date', dated);
    EXECUTE format('UPDATE %I SET earliest = pg_temp.first_day(date), latest = pg_temp.last_day(date)', dated);
    EXECUTE format('ALTER TABLE %I ALTER earliest SET NOT NULL, ALTER latest SET NOT NULL', dated);
    EXECUTE format('CREATE INDEX ON %I (earliest, id)', dated);
  END LOOP;
END $$;
