CREATE TABLE informatization_policy (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  kind text NOT NULL,
  issuer jsonb NOT NULL,
  summary jsonb NOT NULL,
  adopted text,
  period jsonb,
  revision jsonb
);

CREATE TABLE informatization_policy_tie (
  id text PRIMARY KEY,
  policy_id text NOT NULL REFERENCES informatization_policy DEFERRABLE INITIALLY DEFERRED,
  earlier_id text NOT NULL REFERENCES informatization_policy DEFERRABLE INITIALLY DEFERRED,
  relation text NOT NULL,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX ON informatization_policy_tie (policy_id);
CREATE INDEX ON informatization_policy_tie (earlier_id);

CREATE TABLE system_chronology (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  summary jsonb NOT NULL
);

CREATE TABLE system_milestone (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  event jsonb NOT NULL,
  "when" text NOT NULL,
  first_month text NOT NULL,
  last_month text NOT NULL,
  chronology_id text REFERENCES system_chronology DEFERRABLE INITIALLY DEFERRED,
  number integer,
  policy_id text REFERENCES informatization_policy DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON system_milestone (first_month);
CREATE INDEX ON system_milestone (chronology_id);
CREATE INDEX ON system_milestone (policy_id);

CREATE TABLE city_publication (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  "order" integer NOT NULL
);

CREATE TABLE city_publication_edition (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  publication_id text NOT NULL REFERENCES city_publication DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  format text NOT NULL,
  medium jsonb,
  pages integer,
  whole_text boolean,
  issues_per_year integer NOT NULL,
  copies integer NOT NULL,
  copies_basis text,
  recipients jsonb NOT NULL,
  distribution jsonb NOT NULL,
  printing_cost_yen_per_page double precision,
  distribution_cost_yen_per_copy double precision
);
CREATE INDEX ON city_publication_edition (publication_id);
CREATE INDEX ON city_publication_edition (format);

CREATE TABLE city_website (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  yearly_accesses integer NOT NULL,
  opening_id text REFERENCES system_milestone DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON city_website (opening_id);

CREATE TABLE messaging_service (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  channel text NOT NULL,
  registered_users integer NOT NULL,
  registered_users_unit text NOT NULL,
  counted_as_registered jsonb,
  yearly_deliveries integer NOT NULL
);

CREATE TABLE message_relay (
  id text PRIMARY KEY,
  relay_id text NOT NULL REFERENCES messaging_service DEFERRABLE INITIALLY DEFERRED,
  origin_id text NOT NULL REFERENCES messaging_service DEFERRABLE INITIALLY DEFERRED,
  since text NOT NULL,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX ON message_relay (relay_id);
CREATE INDEX ON message_relay (origin_id);

CREATE TABLE television_show (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  content jsonb NOT NULL,
  count integer NOT NULL,
  duration_minutes integer NOT NULL,
  broadcasts_per_day integer NOT NULL,
  cost_yen integer NOT NULL,
  cost_covers jsonb,
  contractor jsonb NOT NULL
);

CREATE TABLE data_broadcast (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  emergency_content jsonb NOT NULL,
  ordinary_content jsonb NOT NULL,
  further_content jsonb,
  updates integer NOT NULL,
  contractor jsonb NOT NULL
);
