-- A page of the courses costs the same however many years there are.
CREATE INDEX ON centre_course (fiscal_year, number, id);
CREATE INDEX ON centre_course (starts_on, id);
CREATE INDEX ON centre_course (ends_on, id);
