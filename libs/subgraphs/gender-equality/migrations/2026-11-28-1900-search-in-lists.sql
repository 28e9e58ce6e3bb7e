-- Lists of every kind find records by the words in listed_record.
ALTER TABLE centre_course DROP COLUMN search_text;
CREATE INDEX centre_course_name_idx ON centre_course ((name ->> 'ja'), id);
