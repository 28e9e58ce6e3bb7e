-- Dates that the source prints in both calendars are kept as printed. The next import states them.
ALTER TABLE sister_city ADD date_printed text NOT NULL DEFAULT '';
ALTER TABLE sister_city ALTER date_printed DROP DEFAULT;
ALTER TABLE friendship_committee ADD date_printed text NOT NULL DEFAULT '';
ALTER TABLE friendship_committee ALTER date_printed DROP DEFAULT;
