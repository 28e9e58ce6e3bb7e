/** What an import changed in one domain, or would change. */
export interface ImportReport {
  added: RecordName[];
  changed: RecordChange[];
  retired: RecordName[];
  unchanged: number;
  dryRun: boolean;
}

interface RecordName {
  type: string;
  id: string;
}

interface RecordChange extends RecordName {
  /** The fields that differ, with both values as JSON. */
  fields: { field: string; before: string; after: string }[];
}

export function isEmpty(report: ImportReport): boolean {
  return report.added.length + report.changed.length + report.retired.length === 0;
}

/** Describes the differences, a line each: `+` added, `~` changed, `-` retired. */
export function describeReport(report: ImportReport): string[] {
  return [
    ...report.added.map(({ type, id }) => `+ ${type} ${id}`),
    ...report.changed.flatMap(({ type, id, fields }) =>
      fields.map(({ field, before, after }) => `~ ${type} ${id} ${field}: ${before} → ${after}`),
    ),
    ...report.retired.map(({ type, id }) => `- ${type} ${id}`),
  ];
}
