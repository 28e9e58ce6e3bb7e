-- Each order of a list that has pages is an index.
CREATE INDEX peace_activity_date_idx ON peace_activity (earliest_day(date_text), id);
CREATE INDEX peace_activity_name_idx ON peace_activity ((name ->> 'ja'), id);
