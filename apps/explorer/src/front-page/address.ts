/** Where a ready-made question is opened and asked: `./explorer#question=gender-equality/courses`. */
export function addressOfQuestion(id: string, variables?: Record<string, unknown>): string {
  const given = variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : '';
  return `./explorer#question=${id}${given}`;
}
