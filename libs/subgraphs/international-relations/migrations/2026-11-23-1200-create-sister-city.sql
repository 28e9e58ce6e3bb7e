CREATE TABLE sister_city (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  country jsonb NOT NULL,
  region jsonb NOT NULL,
  established_on date NOT NULL,
  name_origin jsonb,
  position jsonb NOT NULL,
  profile jsonb NOT NULL,
  industries jsonb NOT NULL,
  area_km2 double precision NOT NULL,
  population integer NOT NULL,
  ties jsonb NOT NULL
);
