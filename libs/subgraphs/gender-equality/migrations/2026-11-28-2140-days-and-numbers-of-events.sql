-- Events have days and numbers of their own. The next import states them.
UPDATE center_course SET events = (
  SELECT jsonb_agg('{"sessions": [], "attendances": []}' || event ORDER BY position)
  FROM jsonb_array_elements(events) WITH ORDINALITY AS listed(event, position)
)
WHERE jsonb_array_length(events) > 0;
