ALTER TABLE regional_council_member ADD COLUMN name jsonb;
UPDATE regional_council_member SET name = municipality.name
FROM municipality WHERE municipality.id = municipality_id;
ALTER TABLE regional_council_member ALTER COLUMN name SET NOT NULL;

ALTER TABLE regional_council_officer ADD COLUMN name jsonb;
UPDATE regional_council_officer SET name = holder;
ALTER TABLE regional_council_officer ALTER COLUMN name SET NOT NULL;
