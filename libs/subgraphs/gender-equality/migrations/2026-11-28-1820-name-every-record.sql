ALTER TABLE consultation_total ADD COLUMN name jsonb NOT NULL DEFAULT '{"ja": "相談件数の合計"}';
ALTER TABLE consultation_total ALTER COLUMN name DROP DEFAULT;
