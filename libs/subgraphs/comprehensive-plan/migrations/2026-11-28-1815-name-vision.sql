ALTER TABLE vision RENAME COLUMN statement TO name;
