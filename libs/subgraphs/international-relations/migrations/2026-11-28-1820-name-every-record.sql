ALTER TABLE peace_policy ADD COLUMN name jsonb NOT NULL DEFAULT '{"ja": "平和施策"}';
ALTER TABLE peace_policy ALTER COLUMN name DROP DEFAULT;
