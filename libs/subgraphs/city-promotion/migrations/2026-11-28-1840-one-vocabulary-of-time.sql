ALTER TABLE city_brand RENAME aim TO purpose;
ALTER TABLE brand_effort RENAME "order" TO number;
ALTER TABLE cool_japan_forest RENAME aim TO purpose;
ALTER TABLE forest_milestone RENAME when_text TO date_text;
