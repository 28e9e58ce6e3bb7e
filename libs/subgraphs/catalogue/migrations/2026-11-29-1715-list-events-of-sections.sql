-- The events of a section in the order of time. Triggers keep them equal to the sections of the events.
CREATE TABLE event_section (
  section text NOT NULL,
  edition_id text NOT NULL,
  earliest date NOT NULL,
  id text NOT NULL,
  PRIMARY KEY (section, edition_id, earliest, id)
);
CREATE INDEX event_section_id_idx ON event_section (id);
GRANT SELECT, INSERT, UPDATE, DELETE ON event_section TO planning_graph_catalogue_writer;

CREATE FUNCTION sections_of_event(event event_entry) RETURNS SETOF event_section LANGUAGE sql STABLE AS $$
  SELECT DISTINCT
    split_part(section, '@', 1),
    CASE WHEN event.version_of IS NULL THEN '' ELSE event.edition_id END,
    event.earliest,
    event.id
  FROM jsonb_array_elements_text(event.sections) section
  WHERE event.is_event AND (event.version_of IS NULL OR event.edition_id IS NOT NULL)
$$;
INSERT INTO event_section SELECT listed.* FROM event_entry event, sections_of_event(event) listed;

CREATE FUNCTION list_events_in_sections() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    DELETE FROM event_section WHERE id IN (SELECT id FROM old_rows);
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    INSERT INTO event_section SELECT listed.* FROM event_entry event, sections_of_event(event) listed
    WHERE event.id IN (SELECT id FROM new_rows);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER list_inserted_in_sections AFTER INSERT ON event_entry REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION list_events_in_sections();
CREATE TRIGGER list_updated_in_sections AFTER UPDATE ON event_entry REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION list_events_in_sections();
CREATE TRIGGER list_deleted_in_sections AFTER DELETE ON event_entry REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION list_events_in_sections();

-- Rows that anybody but these triggers changes are made anew at once, and so are all when the events are truncated.
CREATE FUNCTION list_all_events_in_sections() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM event_section;
  INSERT INTO event_section SELECT listed.* FROM event_entry event, sections_of_event(event) listed;
  RETURN NULL;
END $$;
CREATE TRIGGER list_none_in_sections AFTER TRUNCATE ON event_entry
FOR EACH STATEMENT EXECUTE FUNCTION list_all_events_in_sections();
CREATE TRIGGER list_anew AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON event_section
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION list_all_events_in_sections();

DROP INDEX event_entry_sections_idx;
