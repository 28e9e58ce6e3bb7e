ALTER TABLE forest_milestone RENAME COLUMN event TO name;
