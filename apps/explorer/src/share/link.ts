import { chartKinds } from '../chart/choose';
import { firstView, isView, type ViewState } from '../answer/view-state';

/** Everything that a shared link carries. */
export interface Shared {
  query: string;
  /** As written in the editor: JSON, or nothing. */
  variables: string;
  state: ViewState;
}

/** The part of an address behind `#` that carries a question and how its answer is looked at. */
export async function toHash({ query, variables, state }: Shared): Promise<string> {
  return `#share=${await packed(JSON.stringify({ query, variables, ...state }))}`;
}

/** What a shared link carries; undefined for any other address, and for a link that was cut short. */
export async function fromHash(hash: string): Promise<Shared | undefined> {
  const pack = new URLSearchParams(hash.replace(/^#/, '')).get('share');
  if (!pack) return undefined;
  try {
    const { query, variables, ...state } = JSON.parse(await unpacked(pack)) as Record<string, unknown>;
    if (typeof query !== 'string') return undefined;
    return { query, variables: typeof variables === 'string' ? variables : '', state: checkedState(state) };
  } catch {
    return undefined;
  }
}

/** A link is written by anyone: only what is known is taken from it. */
export function checkedState(given: Record<string, unknown>): ViewState {
  const { view, table, arrangement, heads, chart } = given;
  const { filter, sortBy, descending } = record(arrangement);
  const { kind, label, measure, time } = record(chart);
  return {
    view: isView(view) ? view : firstView.view,
    table: text(table),
    arrangement: { filter: text(filter) ?? '', sortBy: text(sortBy), descending: descending === true },
    heads: heads === 'paths' ? 'paths' : 'words',
    chart: {
      ...(chartKinds.some((known) => known === kind) && { kind: kind as (typeof chartKinds)[number] }),
      ...(text(label) !== undefined && { label: text(label) }),
      ...(text(measure) !== undefined && { measure: text(measure) }),
      ...(text(time) !== undefined && { time: text(time) }),
    },
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Deflated, in letters that an address can hold. */
async function packed(content: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(content), new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function unpacked(pack: string): Promise<string> {
  const letters = atob(pack.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const answer = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await answer.arrayBuffer());
}
