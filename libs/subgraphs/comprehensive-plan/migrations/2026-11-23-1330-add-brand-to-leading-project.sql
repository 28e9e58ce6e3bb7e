ALTER TABLE leading_project ADD COLUMN brand_link jsonb;
