-- What is found by words. The service of the subgraph keeps it equal to what the records of all domains say.
CREATE TABLE search_entry (
  id text PRIMARY KEY,
  kind text NOT NULL,
  subgraph text NOT NULL,
  record_type text,
  record_id text NOT NULL,
  edition_id text,
  version_of text,
  omitted_since text,
  name jsonb NOT NULL,
  texts jsonb NOT NULL,
  sections jsonb NOT NULL,
  line integer,
  name_folded text NOT NULL,
  folded text NOT NULL,
  terms tsvector NOT NULL,
  generation uuid NOT NULL
);
CREATE INDEX search_entry_subgraph_idx ON search_entry (subgraph);
CREATE INDEX search_entry_terms_idx ON search_entry USING gin (terms) WITH (fastupdate = off);

-- What is dated.
CREATE TABLE event_entry (
  id text PRIMARY KEY,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  edition_id text,
  version_of text,
  omitted_since text,
  field text NOT NULL,
  date text NOT NULL,
  end_date text,
  earliest date NOT NULL,
  latest date NOT NULL,
  precision text NOT NULL,
  is_event boolean NOT NULL,
  repeats text,
  name jsonb NOT NULL,
  text jsonb,
  sections jsonb NOT NULL,
  folded text NOT NULL
);
CREATE INDEX event_entry_record_id_idx ON event_entry (record_id);
-- Each order of the list of events is an index.
CREATE INDEX event_entry_earliest_id_idx ON event_entry (earliest, id) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_latest_id_idx ON event_entry (latest, id) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_name_idx ON event_entry ((name ->> 'ja'), id) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_record_type_id_idx ON event_entry (record_type, id) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_subgraph_id_idx ON event_entry (subgraph, id) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_edition_id_earliest_id_idx ON event_entry (edition_id, earliest, id)
  WHERE is_event AND version_of IS NOT NULL;
CREATE INDEX event_entry_sections_idx ON event_entry USING gin (sections jsonb_path_ops);

-- How far the entries of each domain can be relied on, and up to where its feed was read for them.
CREATE TABLE index_state (
  id text PRIMARY KEY,
  is_complete boolean NOT NULL,
  is_answering boolean NOT NULL
);
CREATE TABLE index_place (
  id text PRIMARY KEY,
  code text NOT NULL,
  generation uuid NOT NULL,
  revision integer NOT NULL,
  cursor text NOT NULL,
  scan jsonb
);

-- The writer may do no more than keep the index.
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry, event_entry, index_state, index_place
  TO planning_graph_catalogue_writer;

-- Entries that anybody else changes, or empties, are not what the records say: then all of them are made anew.
CREATE FUNCTION begin_index_anew() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF current_user <> 'planning_graph_catalogue_writer' THEN
    DELETE FROM index_place;
    UPDATE index_state SET is_complete = false;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER begin_index_anew AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search_entry
FOR EACH STATEMENT EXECUTE FUNCTION begin_index_anew();
CREATE TRIGGER begin_index_anew AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON event_entry
FOR EACH STATEMENT EXECUTE FUNCTION begin_index_anew();
