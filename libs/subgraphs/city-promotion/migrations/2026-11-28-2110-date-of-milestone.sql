ALTER TABLE forest_milestone RENAME date_text TO date;
