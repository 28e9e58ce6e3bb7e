-- For the figures of a record, also those that the source prints once for several.
CREATE INDEX observation_also_about_idx ON observation USING gin (also_about_records jsonb_path_ops);
