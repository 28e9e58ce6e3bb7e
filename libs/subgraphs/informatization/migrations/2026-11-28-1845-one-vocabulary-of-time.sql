UPDATE informatization_policy
SET revision = revision - 'firstYear' || jsonb_build_object('first', jsonb_build_object('text', revision->>'firstYear'))
WHERE revision IS NOT NULL;

ALTER TABLE system_milestone RENAME "when" TO date;
ALTER TABLE message_relay RENAME since TO date;
ALTER TABLE city_publication RENAME "order" TO number;
ALTER TABLE city_publication_edition RENAME "order" TO number;
ALTER TABLE television_show RENAME content TO summary;

-- Closed sets of words become values of enums.
UPDATE messaging_service SET registered_users_unit = CASE registered_users_unit WHEN '人' THEN 'PERSONS' ELSE 'CASES' END;
ALTER TABLE city_publication_edition ALTER medium TYPE text USING CASE medium->>'ja'
  WHEN 'タブロイド' THEN 'TABLOID' WHEN 'B5判' THEN 'B5' WHEN 'CD-R' THEN 'CD_R' END;
