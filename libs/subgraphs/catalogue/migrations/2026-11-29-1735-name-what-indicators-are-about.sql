-- The import that follows fills it.
ALTER TABLE indicator ADD COLUMN record_names jsonb NOT NULL DEFAULT '[]';
ALTER TABLE indicator ALTER COLUMN record_names DROP DEFAULT;
