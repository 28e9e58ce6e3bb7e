-- Lists of every kind compare and order dates by their text. An import fills the column.
ALTER TABLE informatization_policy ADD COLUMN date_text text NOT NULL DEFAULT '';
ALTER TABLE informatization_policy ALTER COLUMN date_text DROP DEFAULT;
CREATE INDEX system_milestone_name_idx ON system_milestone ((name ->> 'ja'), id);
