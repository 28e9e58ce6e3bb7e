-- Corrections say of which kind they are, in which lines the fault lies, and that nothing is printed. The next import
-- replaces the defaults.
ALTER TABLE correction ADD kind text NOT NULL DEFAULT 'MISPRINT', ADD lines jsonb NOT NULL DEFAULT '[]';
ALTER TABLE correction ALTER kind DROP DEFAULT, ALTER lines DROP DEFAULT, ALTER printed DROP NOT NULL;
CREATE INDEX ON correction (kind, id);
