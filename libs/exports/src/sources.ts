import { citationOf, license, tagOf } from '@tokorozawa/pages';
import { completeData, type ResourceRequest } from '@tokorozawa/resources';
import type { FileSource } from './file-source';
import type { LostDomains } from './lost-domains';
import { isLost, pageSize, readPart } from './read-list';

interface Source {
  document: string;
  edition: string;
  heading: string;
}

interface Sourced {
  provenance: Source | null;
}

/** Where the records of a file come from, how to cite them, and what was corrected. */
export interface SourcesOfFile {
  citation: string;
  license: string;
  sources: Source[];
  /** Undefined if they cannot be read now. */
  corrections: { total: number; first: CorrectionOfFile[] } | undefined;
}

export interface CorrectionOfFile {
  recordId: string;
  field: string;
  kind: string;
  printed: string | null;
  read: string;
  reason: string;
}

/** What sources are found for: a file, or anything else about the items of a list. */
type Sourcable = Pick<FileSource, 'list' | 'path' | 'title' | 'variables'>;

export async function sourcesOf(request: ResourceRequest, file: Sourcable, lost: LostDomains): Promise<SourcesOfFile> {
  const [sources, corrections] = await Promise.all([
    headingsOf(request, file, lost),
    correctionsOf(request, file, lost),
  ]);
  const tag = tagOf(request);
  const address = request.addresses.absolute(file.path);
  return {
    citation: citationOf({ sources, subject: file.title[tag], address }, tag),
    license: license[tag],
    sources,
    corrections,
  };
}

/** The distinct headings of the records, of the first page if there are several. */
async function headingsOf(
  { ask }: ResourceRequest,
  { list, variables }: Sourcable,
  lost: LostDomains,
): Promise<Source[]> {
  const columns = list.columns.filter(({ name }) => /^provenance\.(document|edition|heading)$/.test(name));
  if (columns.length === 0) return [];
  const part = { list, columns, variables: list.isPaged ? { ...variables, first: pageSize } : variables };
  const answer = await readPart<Sourced[] | { nodes: Sourced[] }>(part, { ask, lost });
  const items = Array.isArray(answer) ? answer : answer.nodes;
  const found = items.flatMap(({ provenance }) => provenance ?? []);
  return [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
}

const correctionsOperation = `query CorrectionsOfFile($where: CorrectionFilter) {
  corrections(where: $where, first: 100) { totalCount nodes { recordId field kind printed read reason } }
}`;

async function correctionsOf(
  { ask, schema }: ResourceRequest,
  { list }: Sourcable,
  lost: LostDomains,
): Promise<SourcesOfFile['corrections']> {
  const recordType = list.item.name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const types = schema.getType('RecordType');
  if (!types || !('getValue' in types) || !types.getValue(recordType)) return { total: 0, first: [] };
  const answer = await ask<{ corrections: { totalCount: number; nodes: CorrectionOfFile[] } }>(correctionsOperation, {
    where: { recordType },
  });
  if (isLost(answer, lost)) return undefined;
  const { totalCount, nodes } = completeData(answer).corrections;
  return { total: totalCount, first: nodes };
}
