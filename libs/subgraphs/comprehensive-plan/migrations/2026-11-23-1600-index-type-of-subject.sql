-- A page of the programs by their subject's type costs the same however many there are.
CREATE INDEX ON program (subject_type, id);
