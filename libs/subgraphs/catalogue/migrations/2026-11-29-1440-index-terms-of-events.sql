-- The terms of what the record of a date says. Statistics of lexemes tell PostgreSQL whether few or many dates have one. The
-- service of the subgraph fills the column, because it makes the index anew when other code describes the records.
ALTER TABLE event_entry ADD COLUMN terms tsvector NOT NULL DEFAULT '';
ALTER TABLE event_entry ALTER COLUMN terms DROP DEFAULT;
CREATE INDEX event_entry_terms_idx ON event_entry USING gin (terms) WITH (fastupdate = off) WHERE is_event;
-- The events of one domain, and of one type, in the order of time.
CREATE INDEX event_entry_subgraph_earliest_id_idx ON event_entry (subgraph, earliest, id)
  WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_record_type_earliest_id_idx ON event_entry (record_type, earliest, id)
  WHERE is_event AND version_of IS NULL;
