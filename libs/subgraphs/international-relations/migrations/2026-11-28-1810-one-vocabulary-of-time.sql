ALTER TABLE sister_city RENAME established_on TO date;
ALTER TABLE sister_city ALTER date TYPE text USING to_char(date, 'YYYY-MM-DD');
UPDATE sister_city SET ties = (
  SELECT coalesce(jsonb_agg(tie - 'when' || jsonb_build_object('date', tie->'when') ORDER BY position), '[]')
  FROM jsonb_array_elements(ties) WITH ORDINALITY AS each (tie, position)
);

ALTER TABLE friendship_committee RENAME founded TO date;

ALTER TABLE peace_policy RENAME fiscal_year TO date;
ALTER TABLE peace_policy ALTER date TYPE text USING date || 'FY';
ALTER TABLE peace_policy RENAME aim TO purpose;

ALTER TABLE peace_activity RENAME when_text TO date_text;
