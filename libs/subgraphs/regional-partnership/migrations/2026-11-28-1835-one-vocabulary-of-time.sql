ALTER TABLE regional_council RENAME founded_in TO date;
ALTER TABLE regional_council RENAME aim TO purpose;
ALTER TABLE regional_council_committee RENAME established_in TO date;
ALTER TABLE regional_council_officer RENAME "order" TO number;

-- The date of a member holds its printed era where that is not the later one of its year.
ALTER TABLE regional_council_member RENAME joined_in TO date;
UPDATE regional_council_member SET date = date || ' 平成' WHERE date = '2019' AND joined_in_as_printed = '平成31年';
ALTER TABLE regional_council_member DROP joined_in_as_printed;

ALTER TABLE academic_agreement RENAME concluded_in TO date;
UPDATE academic_agreement SET school = jsonb_set(school, '{addresses}', (
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'prefecture', CASE WHEN address->>'prefecture' IS NOT NULL THEN jsonb_build_object('ja', address->>'prefecture') END,
    'city', jsonb_build_object('ja', address->>'city'),
    'town', jsonb_build_object('ja', address->>'town'),
    'lot', jsonb_build_object('ja', address->>'block'),
    'building', NULL,
    'printed', concat(address->>'prefecture', address->>'city', address->>'town', ' ', address->>'block')
  ) ORDER BY position), '[]')
  FROM jsonb_array_elements(school->'addresses') WITH ORDINALITY AS each (address, position)
));
