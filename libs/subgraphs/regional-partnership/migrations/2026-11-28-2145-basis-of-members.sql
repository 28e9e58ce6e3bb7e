-- Who drew the link from a shared service to its members. The next import states it.
ALTER TABLE shared_service ADD members_basis text NOT NULL DEFAULT 'EDITORIAL', ADD members_reason jsonb NOT NULL DEFAULT '{"ja": ""}';
ALTER TABLE shared_service ALTER members_basis DROP DEFAULT, ALTER members_reason DROP DEFAULT;
