-- The largest number among the attendances of a course, by which courses are ordered. Null for none.
CREATE FUNCTION largest_attendance(attendances jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT max((count #>> '{}')::double precision) FROM jsonb_path_query(attendances, '$[*].count') AS count);

CREATE INDEX center_course_attendance_idx ON center_course (largest_attendance(attendances), id) WHERE listed;
