/**
 * Fills a database with N times its rows: other cities with other ids, and the courses and milestones of other years. The
 * catalogue makes entries and events of them when a gateway starts.
 * The ids of a city are adjacent and follow those of earlier cities, so that the first and the last page have the same
 * contents as without the others. Only for measurements; the delivered data never contain such rows.
 */
export const growSql = (fold) => `
  SET session_replication_role = replica;
  ${copies('comprehensive_plan.program', fold, { subject_id: copyOf('subject_id') })}
  ${copies('comprehensive_plan.program_section', fold, {
    program_id: copyOf('program_id'),
    section_id: copyOf('section_id'),
  })}
  ${copies('comprehensive_plan.section', fold, { chapter_id: copyOf('chapter_id') })}
  ${copies('gender_equality.center_course', fold, {
    fiscal_year: 'fiscal_year - 1 - n % 400',
    starts_on: "starts_on - (1 + n % 400) * interval '1 year'",
    ends_on: "ends_on - (1 + n % 400) * interval '1 year'",
  })}
  ${copies('informatization.system_milestone', fold, {
    first_month: "to_char(to_date(first_month, 'YYYY-MM') + (1 + n % 400) * interval '1 year', 'YYYY-MM')",
    last_month: "to_char(to_date(last_month, 'YYYY-MM') + (1 + n % 400) * interval '1 year', 'YYYY-MM')",
  })}
  ${copies('catalogue.correction', fold, { record_id: copyOf('record_id') })}
  ${copies('comprehensive_plan.listed_record', fold, { sections: "'[]'::jsonb" })}
  ${copies('gender_equality.listed_record', fold, {})}
  ${copies('informatization.listed_record', fold, {})}
  ${copies('catalogue.listed_record', fold, {})}
  ANALYZE;
`;

const copyOf = (column) => `'z' || lpad(n::text, 4, '0') || '-' || ${column}`;

/** Inserts every row of the newest versions N - 1 more times, each with its own id and, where specified, its own values. */
const copies = (table, fold, changed) => `
  INSERT INTO ${table}
  SELECT copy.*
  FROM ${table} original, generate_series(1, ${fold - 1}) n,
    LATERAL (SELECT jsonb_build_object('id', ${copyOf('id')}${Object.entries(changed)
      .map(([column, value]) => `, '${column}', ${value}`)
      .join('')}) changes) changed,
    LATERAL jsonb_populate_record(original, to_jsonb(original) || changes) copy
  WHERE original.id NOT LIKE '%@%';
`;
