-- Every domain has this table: the editions of the publication, so that an argument can name one.
CREATE TABLE known_edition (
  id text PRIMARY KEY,
  name jsonb NOT NULL,
  fiscal_year integer NOT NULL
);
