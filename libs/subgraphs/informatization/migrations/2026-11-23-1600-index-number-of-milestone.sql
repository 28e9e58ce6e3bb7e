-- A page of the milestones by number costs the same however many there are.
CREATE INDEX ON system_milestone (number, id);
