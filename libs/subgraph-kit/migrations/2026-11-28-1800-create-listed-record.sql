-- Every domain has this table: what its lists know of a record beside the record's own columns.
CREATE TABLE listed_record (
  id text PRIMARY KEY,
  words text NOT NULL,
  sections jsonb NOT NULL
);
CREATE INDEX listed_record_sections_idx ON listed_record USING gin (sections jsonb_path_ops);

-- The days between which a date lies that is stored as its text: 1992-04-20, 1982-07, 1965, 2007FY, or 2019 平成.
CREATE FUNCTION earliest_day(date text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN date LIKE '____FY%' THEN make_date(left(date, 4)::integer, 4, 1)
  WHEN date LIKE '____-__-__%' THEN make_date(left(date, 4)::integer, substr(date, 6, 2)::integer, substr(date, 9, 2)::integer)
  WHEN date LIKE '____-__%' THEN make_date(left(date, 4)::integer, substr(date, 6, 2)::integer, 1)
  ELSE make_date(left(date, 4)::integer, 1, 1)
END;

CREATE FUNCTION latest_day(date text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN date LIKE '____FY%' THEN make_date(left(date, 4)::integer + 1, 3, 31)
  WHEN date LIKE '____-__-__%' THEN make_date(left(date, 4)::integer, substr(date, 6, 2)::integer, substr(date, 9, 2)::integer)
  WHEN date LIKE '____-__%' THEN
    (make_date(left(date, 4)::integer, substr(date, 6, 2)::integer, 1) + interval '1 month' - interval '1 day')::date
  ELSE make_date(left(date, 4)::integer, 12, 31)
END;
