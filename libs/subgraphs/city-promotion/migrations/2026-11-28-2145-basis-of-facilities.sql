-- Who counts a facility among those of its initiative. The next import states it.
ALTER TABLE forest_facility ADD basis text NOT NULL DEFAULT 'EDITORIAL', ADD reason jsonb NOT NULL DEFAULT '{"ja": ""}';
ALTER TABLE forest_facility ALTER basis DROP DEFAULT, ALTER reason DROP DEFAULT;
