-- Each order of a list that has pages is an index.
CREATE INDEX program_name_idx ON program ((name ->> 'ja'), id);
