import type { Answer, ResourceRequest } from '@tokorozawa/resources';
import { completeData, ResourceError } from '@tokorozawa/resources';
import { Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import type { CalendarEvent, Revision } from './calendar-file';

/** A text in both languages. */
export type Words = LocalizedText & { en: string };

/** A calendar that is offered. */
export interface Calendar {
  /** Its address below `/calendars/`, without the suffix. */
  name: string;
  title: Words;
  /** What is in it, in a sentence or two. */
  about: Words;
  /** The query parameters that narrow it, and what each of them takes. */
  parameters: Record<string, Words>;
  read(request: ResourceRequest): Promise<CalendarEvent[]>;
}

export const inWords = (locale: Locale, { ja, en }: Words): string => (locale === Locale.EN ? en : ja);

/** What every record says of its edition. */
export interface Edited {
  edition: { fiscalYear: number } | null;
}

/**
 * What is printed was last revised when its edition was made. The graph knows the fiscal year of an edition and no day, so
 * that the first day of that year stands for it: it is the same in every answer.
 */
export const revisionOfEdition = ({ edition }: Edited): Revision => ({
  stamp: `${edition?.fiscalYear ?? 2000}-04-01T00:00:00+09:00`,
});

/** What a municipality has written says when it was changed, and how often. */
export const revisionOfWritten = ({ updatedAt, version }: { updatedAt: string; version: number }): Revision => ({
  stamp: updatedAt,
  lastModified: updatedAt,
  sequence: version - 1,
});

/** More than this is no calendar that a program could show. */
const maxEvents = 10_000;

interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Reads all pages of a list. Throws a ResourceError if it is too long for a calendar. */
export async function allNodes<Node>(
  read: (after: string | null) => Promise<Answer<Record<string, Page<Node>>>>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const [page]: Page<Node>[] = Object.values(completeData(await read(after)));
    if (!page) throw new Error('The answer has no list.');
    nodes.push(...page.nodes);
    requireReadable(nodes.length);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

/** Throws a ResourceError if a calendar has more events than a program could show. */
export function requireReadable(count: number): void {
  if (count <= maxEvents) return;
  throw new ResourceError(400, 'BAD_USER_INPUT', {
    ja: `予定が${maxEvents}件を超えます。from と to、または他のパラメーターで絞り込んでください。`,
    en: `There are more than ${maxEvents} events. Narrow them with "from" and "to", or with other parameters.`,
  });
}

/** The parameters `from` and `to` of the calendars that are computed for any day. */
export const windowWords = (withoutThem: Words): Record<'from' | 'to', Words> => ({
  from: {
    ja: `最初の日。「2026-11-29」「2026-11」「2026」「令和8年度」のように書けます。${withoutThem.ja}`,
    en: `The first day: "2026-11-29", "2026-11", "2026" or "2026FY". ${withoutThem.en}`,
  },
  to: { ja: '最後の日。書き方は from と同じです。', en: 'The last day, written likewise.' },
});
