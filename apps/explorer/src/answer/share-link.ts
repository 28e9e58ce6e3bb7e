import { chartKinds } from '@tokorozawa/charts';
import { defaultViewState, isView, type ViewState } from './view-state';

/** What a shared link contains. */
export interface SharedQuery {
  query: string;
  /** As written in the editor: JSON, or empty. */
  variables: string;
  /** The operation to run, of several in the query. */
  operationName?: string;
  state: ViewState;
}

/** The part of an address after `#`, with a query and how its answer is viewed. */
export async function toHash({ query, variables, operationName, state }: SharedQuery): Promise<string> {
  return `#share=${await compress(JSON.stringify({ query, variables, operationName, ...state }))}`;
}

/** The content of a shared link; undefined for any other address, and for a truncated link. */
export async function fromHash(hash: string): Promise<SharedQuery | undefined> {
  const compressed = new URLSearchParams(hash.replace(/^#/, '')).get('share');
  if (!compressed) return undefined;
  try {
    const given = JSON.parse(await decompress(compressed)) as Record<string, unknown>;
    const { query, variables, operationName, ...state } = given;
    if (typeof query !== 'string') return undefined;
    return {
      query,
      variables: asText(variables) ?? '',
      operationName: asText(operationName),
      state: parseViewState(state),
    };
  } catch {
    return undefined;
  }
}

/** Anybody can write a link, so only known values are accepted. */
export function parseViewState(given: Record<string, unknown>): ViewState {
  const { view, table, arrangement, headers, allColumns, chart, code } = given;
  const { filter, sortBy, descending } = asRecord(arrangement);
  const { kind, label, measure, time } = asRecord(chart);
  return {
    view: isView(view) ? view : defaultViewState.view,
    table: asText(table),
    arrangement: { filter: asText(filter) ?? '', sortBy: asText(sortBy), descending: descending === true },
    headers: headers === 'paths' ? 'paths' : 'words',
    allColumns: allColumns === true,
    chart: {
      ...(chartKinds.some((known) => known === kind) && { kind: kind as (typeof chartKinds)[number] }),
      ...(asText(label) !== undefined && { label: asText(label) }),
      ...(asText(measure) !== undefined && { measure: asText(measure) }),
      ...(asText(time) !== undefined && { time: asText(time) }),
    },
    code: asText(code),
  };
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Deflated, in the URL-safe alphabet of base64. */
async function compress(content: string): Promise<string> {
  const bytes = await pipe(new TextEncoder().encode(content), new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function decompress(compressed: string): Promise<string> {
  const letters = atob(compressed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await pipe(bytes, new DecompressionStream('deflate-raw')));
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const response = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await response.arrayBuffer());
}
