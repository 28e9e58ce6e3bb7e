ALTER TABLE peace_activity RENAME date_text TO date;
