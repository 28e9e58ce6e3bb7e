ALTER TABLE city_publication_edition ADD COLUMN name jsonb;
UPDATE city_publication_edition SET name = city_publication.name
FROM city_publication WHERE city_publication.id = publication_id;
ALTER TABLE city_publication_edition ALTER COLUMN name SET NOT NULL;
