ALTER TABLE equality_ordinance RENAME aim TO purpose;
ALTER TABLE equality_ordinance RENAME promulgated_on TO date;
ALTER TABLE equality_ordinance RENAME in_force_on TO in_force_since;
ALTER TABLE equality_ordinance
  ALTER date TYPE text USING to_char(date, 'YYYY-MM-DD'),
  ALTER in_force_since TYPE text USING to_char(in_force_since, 'YYYY-MM-DD');

ALTER TABLE equality_plan RENAME ordinal TO number;

ALTER TABLE share_of_women RENAME as_of_date TO date;
ALTER TABLE share_of_women ALTER date TYPE text USING to_char(date, 'YYYY-MM-DD');
ALTER TABLE share_of_women RENAME "order" TO number;

-- The days of a course become dates as the other types have them, and days of the week values of an enum.
CREATE FUNCTION pg_temp.with_course_days(dates jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      dates::text,
      '"date": "([0-9-]{10})"', '"date": {"text": "\1"}', 'g'),
      '"statedWeekday": "月"', '"statedWeekday": "MONDAY"', 'g'),
      '"statedWeekday": "火"', '"statedWeekday": "TUESDAY"', 'g'),
      '"statedWeekday": "水"', '"statedWeekday": "WEDNESDAY"', 'g'),
      '"statedWeekday": "木"', '"statedWeekday": "THURSDAY"', 'g'),
      '"statedWeekday": "金"', '"statedWeekday": "FRIDAY"', 'g'),
      '"statedWeekday": "土"', '"statedWeekday": "SATURDAY"', 'g'),
    '"statedWeekday": "日"', '"statedWeekday": "SUNDAY"', 'g')::jsonb
$$;
UPDATE centre_course SET
  recruitment = pg_temp.with_course_days(recruitment),
  sessions = pg_temp.with_course_days(sessions);

-- A range of hours has a start and an end.
CREATE FUNCTION pg_temp.with_hours(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(value::text, '"from": "', '"start": "'), '"to": "', '"end": "')::jsonb
$$;
UPDATE gender_equality_centre SET opening_hours = pg_temp.with_hours(opening_hours);
UPDATE centre_slot SET hours = pg_temp.with_hours(hours);
UPDATE consultation SET
  patterns = pg_temp.with_hours(patterns),
  counts = regexp_replace(counts::text, '"fiscalYear": ([0-9]{4})', '"date": {"text": "\1FY"}', 'g')::jsonb;

ALTER TABLE gender_equality_centre RENAME founded_on TO date;
ALTER TABLE centre_room RENAME "order" TO number;
ALTER TABLE consultation RENAME "order" TO number;
ALTER TABLE consultation_total RENAME fiscal_year TO date;
ALTER TABLE consultation_total ALTER date TYPE text USING date || 'FY';

DROP FUNCTION pg_temp.with_course_days;
DROP FUNCTION pg_temp.with_hours;
