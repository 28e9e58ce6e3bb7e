-- A municipality is stored once for each edition that prints it; of the newest versions, one has the code.
ALTER TABLE municipality DROP CONSTRAINT municipality_code_key;
CREATE UNIQUE INDEX municipality_code_idx ON municipality (code) WHERE version_of IS NULL;
