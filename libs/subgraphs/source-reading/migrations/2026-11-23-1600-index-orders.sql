-- A page of a list costs the same however long the list is.
CREATE INDEX ON source_correction (line, id);
CREATE INDEX ON source_correction (subgraph, id);
CREATE INDEX ON source_correction (record_type, id);
CREATE INDEX ON source_gap (line, id);
CREATE INDEX ON source_gap (subgraph, id);
CREATE INDEX ON source_gap (record_type, id);
CREATE INDEX ON source_check (line, id);
CREATE INDEX ON source_check (subgraph, id);
CREATE INDEX ON source_check (record_type, id);
