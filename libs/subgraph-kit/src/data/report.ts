/** What an import did to one domain, or would do. */
export interface ImportReport {
  added: RecordName[];
  changed: RecordChange[];
  retired: RecordName[];
  unchanged: number;
  dryRun: boolean;
}

export interface RecordName {
  type: string;
  id: string;
}

export interface RecordChange extends RecordName {
  /** Each field that differs, as JSON. */
  fields: { field: string; before: string; after: string }[];
}

export function isEmpty(report: ImportReport): boolean {
  return report.added.length + report.changed.length + report.retired.length === 0;
}

/** The differences, a line each: `+` added, `~` changed, `-` retired. */
export function describeReport(report: ImportReport): string[] {
  return [
    ...report.added.map(({ type, id }) => `+ ${type} ${id}`),
    ...report.changed.flatMap(({ type, id, fields }) =>
      fields.map(({ field, before, after }) => `~ ${type} ${id} ${field}: ${before} → ${after}`),
    ),
    ...report.retired.map(({ type, id }) => `- ${type} ${id}`),
  ];
}
