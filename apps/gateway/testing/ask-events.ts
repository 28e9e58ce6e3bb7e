import type { AskedGateway } from './ask-gateway';

export interface Days {
  earliest: string;
  latest: string;
  precision: string;
}

export interface EventNode {
  id: string;
  date: Days;
  end: Days | null;
  name: string;
  subgraph: string;
  recordType: string;
  recordId: string;
  record: { sections: { id: string; code: string }[] };
}

export interface EventPage {
  nodes: EventNode[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

export type EventArguments = Partial<
  Record<'where' | 'orderBy' | 'first' | 'after' | 'last' | 'before' | 'edition', unknown>
>;

const argumentTypes: [name: keyof EventArguments, type: string][] = [
  ['where', 'EventFilter'],
  ['orderBy', 'EventOrder'],
  ['first', 'Int'],
  ['after', 'String'],
  ['last', 'Int'],
  ['before', 'String'],
  ['edition', 'ID'],
];

/** What filters and orders look at. */
export const everything = `id date { earliest latest precision } end { earliest latest precision } name(locale: JA)
  subgraph recordType recordId record { ... on Record { sections { id code } } }`;

/** As many questions as one request may ask: more would be too long. */
const maxTogether = 12;

/** Asks for the pages of events that these arguments give, several in one request, and answers in the same order. */
export async function askPages(gateway: AskedGateway, given: EventArguments[], selection = 'id'): Promise<EventPage[]> {
  const pages: EventPage[] = [];
  for (let from = 0; from < given.length; from += maxTogether) {
    const asked = given.slice(from, from + maxTogether);
    const declared = asked.flatMap((_, at) => argumentTypes.map(([name, type]) => `$${name}${at}: ${type}`));
    const fields = asked.map((_, at) => {
      const passed = argumentTypes.map(([name]) => `${name}: $${name}${at}`);
      return `answer${at}: events(${passed.join()}) {
        nodes { ${selection} } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }`;
    });
    const values = asked.flatMap((args, at) => Object.entries(args).map(([name, value]) => [`${name}${at}`, value]));
    const { data, errors } = await gateway.ask(
      `query (${declared.join()}) { ${fields.join(' ')} }`,
      Object.fromEntries(values) as Record<string, unknown>,
    );
    if (errors) throw new Error(`${JSON.stringify(asked)}: ${errors[0]?.message}`);
    pages.push(...asked.map((_, at) => data?.[`answer${at}`] as EventPage));
  }
  return pages;
}

export const askPage = async (gateway: AskedGateway, given: EventArguments, selection?: string): Promise<EventPage> =>
  (await askPages(gateway, [given], selection))[0] as EventPage;

/** Reads a list in pages of this size from either end, and checks what each page says of its neighbors. */
export async function walkEvents(
  gateway: AskedGateway,
  args: EventArguments,
  { size = 100, isForward = true, selection }: { size?: number; isForward?: boolean; selection?: string } = {},
): Promise<EventNode[]> {
  const events: EventNode[] = [];
  for (let cursor: string | null = null, hasMore = true; hasMore;) {
    const part = isForward ? { first: size, after: cursor } : { last: size, before: cursor };
    const { nodes, pageInfo }: EventPage = await askPage(gateway, { ...args, ...part }, selection);
    if (isForward) events.push(...nodes);
    else events.unshift(...nodes);
    expect(isForward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(cursor !== null);
    hasMore = isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    cursor = isForward ? pageInfo.endCursor : pageInfo.startCursor;
  }
  return events;
}

export const idsOf = (nodes: { id: string }[]): string[] => nodes.map(({ id }) => id);
