-- By which a page of what happened in a range finds how far before the range it has to begin.
CREATE INDEX event_entry_length_idx ON event_entry ((latest - earliest)) WHERE is_event AND version_of IS NULL;
CREATE INDEX event_entry_length_in_edition_idx ON event_entry (edition_id, (latest - earliest))
  WHERE is_event AND version_of IS NOT NULL;
