CREATE TABLE sister_city (
  id text NOT NULL CONSTRAINT "PK_69a92cdad01e6c76ca0ed3d23d4" PRIMARY KEY,
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
