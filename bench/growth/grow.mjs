/**
 * Fills a database with N times its rows: other cities with other ids, and the courses and milestones of other years.
 * For measurements alone; the delivered data never hold such rows.
 */
export const growSql = (fold) => `
  SET session_replication_role = replica;
  ${copies('comprehensive_plan.program', fold, { subject_id: "subject_id || '-' || n" })}
  ${copies('comprehensive_plan.program_section', fold, {
    program_id: "program_id || '-' || n",
    section_id: "section_id || '-' || n",
  })}
  ${copies('comprehensive_plan.section', fold, { chapter_id: "chapter_id || '-' || n" })}
  ${copies('gender_equality.centre_course', fold, {
    fiscal_year: 'fiscal_year - 1 - n % 400',
    starts_on: "starts_on - (1 + n % 400) * interval '1 year'",
    ends_on: "ends_on - (1 + n % 400) * interval '1 year'",
  })}
  ${copies('informatization.system_milestone', fold, {
    first_month: "to_char(to_date(first_month, 'YYYY-MM') + (1 + n % 400) * interval '1 year', 'YYYY-MM')",
    last_month: "to_char(to_date(last_month, 'YYYY-MM') + (1 + n % 400) * interval '1 year', 'YYYY-MM')",
  })}
  ${copies('source_reading.source_correction', fold, { record_id: "record_id || '-' || n" })}
  ANALYZE;
`;

/** Every row N - 1 times more, each time with an id and, where told, with other values of its own. */
const copies = (table, fold, changed) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(original, to_jsonb(original) || changes)).*
  FROM ${table} original, generate_series(1, ${fold - 1}) n,
    LATERAL (SELECT jsonb_build_object('id', id || '-' || n${Object.entries(changed)
      .map(([column, value]) => `, '${column}', ${value}`)
      .join('')}) changes) changed;
`;
