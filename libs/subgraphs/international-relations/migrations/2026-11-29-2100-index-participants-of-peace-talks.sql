-- How many took part in peace talks, by which activities are ordered. Null for activities of other kinds.
CREATE INDEX peace_activity_participants_idx
  ON peace_activity (CAST(details ->> 'participants' AS double precision), id) WHERE listed;
