-- Milestones in the order of their months, in both directions, and in that of the chronology: many may have one month.
CREATE INDEX system_milestone_first_month_number_id_idx ON system_milestone (first_month, number, id) WHERE listed;
CREATE INDEX system_milestone_newest_first_idx
  ON system_milestone (first_month DESC, number DESC NULLS LAST, id DESC) WHERE listed;

DROP INDEX system_milestone_number_id_idx;
CREATE INDEX system_milestone_number_first_month_id_idx ON system_milestone (number, first_month, id) WHERE listed;
