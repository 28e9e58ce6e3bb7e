-- Each order of a list that has pages is an index.
CREATE INDEX correction_name_idx ON correction ((name ->> 'ja'), id);
CREATE INDEX gap_name_idx ON gap ((name ->> 'ja'), id);
CREATE INDEX "check_name_idx" ON "check" ((name ->> 'ja'), id);
