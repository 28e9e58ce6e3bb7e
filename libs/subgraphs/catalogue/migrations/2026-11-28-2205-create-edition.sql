CREATE TABLE edition (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  edition_id text NOT NULL,
  version_of text,
  omitted_since text,
  listed boolean NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  fiscal_year integer NOT NULL,
  document jsonb NOT NULL,
  is_inferred boolean NOT NULL,
  reason jsonb,
  line_count integer NOT NULL
);
CREATE INDEX edition_version_of_edition_id_idx ON edition (version_of, edition_id) WHERE version_of IS NOT NULL;
