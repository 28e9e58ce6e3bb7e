-- Who led a course is said in two languages. The next import states the English.
ALTER TABLE center_course ALTER COLUMN lecturers TYPE jsonb
  USING CASE WHEN lecturers IS NOT NULL THEN jsonb_build_object('ja', lecturers) END;
UPDATE center_course SET events = (
  SELECT jsonb_agg(
    CASE WHEN jsonb_typeof(event->'lecturers') = 'string'
      THEN event || jsonb_build_object('lecturers', jsonb_build_object('ja', event->'lecturers'))
      ELSE event
    END ORDER BY position)
  FROM jsonb_array_elements(events) WITH ORDINALITY AS listed(event, position)
)
WHERE jsonb_array_length(events) > 0;
