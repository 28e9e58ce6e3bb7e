import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVocabulary } from '@tokorozawa/search-text';
import { parse } from 'yaml';
import { z } from 'zod';
import { sharedGateway } from '../testing/shared-gateway';

const id = z.string();
const judged = z
  .strictObject({
    searches: z.array(z.strictObject({ text: z.string(), first: id.optional(), belong: z.array(id).min(1) })),
    suggestions: z.array(z.strictObject({ text: z.string(), suggest: z.array(z.string()).min(1) })),
  })
  .parse(parse(readFileSync(join(__dirname, '../testing/judged-queries.yaml'), 'utf8')));

/** What a page shows before anybody turns it. */
const shown = 10;

const gateway = sharedGateway();

async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await gateway.ask(query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

/** What was searched for so far. */
const found = new Map<string, string[]>();

/** The ids of the first hits, those of records without their kind. */
async function hitsOf(text: string): Promise<string[]> {
  const known = found.get(text);
  if (known) return known;
  const { search } = await ask<{ search: { nodes: { id: string }[] } }>(
    'query ($text: String!, $first: Int!) { search(text: $text, first: $first) { nodes { id } } }',
    { text, first: shown },
  );
  const hits = search.nodes.map((hit) => hit.id.replace(/^record:/, ''));
  found.set(text, hits);
  return hits;
}

const mean = (numbers: number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Fails with the cases that lower a share below the least one. */
function expectAtLeast(least: number, shares: { share: number; why: string }[]): void {
  const share = mean(shares.map((each) => each.share));
  if (share >= least) return;
  const reasons = shares.filter((each) => each.share < 1).map(({ why }) => why);
  throw new Error(`${share.toFixed(3)} is less than ${least}:\n${reasons.join('\n')}`);
}

test('at least sixty searches are judged, and everything that belongs to one exists', async () => {
  expect(judged.searches.length).toBeGreaterThanOrEqual(60);
  const records = [...new Set(judged.searches.flatMap(({ belong }) => belong))].filter((each) => !each.includes(':'));
  for (let start = 0; start < records.length; start += 100) {
    const ids = records.slice(start, start + 100);
    const { nodes } = await ask<{ nodes: unknown[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(nodes).toEqual(ids.map((id) => ({ id })));
  }
  expect(judged.searches.filter(({ first, belong }) => first !== undefined && !belong.includes(first))).toEqual([]);
});

test('of what belongs to a search, 95 % are among its first ten hits', async () => {
  const shares = [];
  for (const { text, belong } of judged.searches) {
    const hits = await hitsOf(text);
    const missing = belong.filter((each) => !hits.includes(each));
    const possible = Math.min(shown, belong.length);
    const share = (belong.length - missing.length) / possible;
    shares.push({ share, why: `${text}: without ${missing.join(', ')}; instead ${hits.join(', ')}` });
  }
  expectAtLeast(0.95, shares);
});

test('what is searched for by its name is the first hit, in 85 % of the searches', async () => {
  const shares = [];
  for (const { text, first } of judged.searches) {
    if (first === undefined) continue;
    const [hit] = await hitsOf(text);
    shares.push({ share: hit === first ? 1 : 0, why: `${text}: ${hit} instead of ${first}` });
  }
  expectAtLeast(0.85, shares);
});

test('every word of the vocabulary finds something', async () => {
  const file = join(__dirname, '../../../libs/subgraphs/catalogue/search/vocabulary.yaml');
  const inVain = [];
  for (const { written: word } of readVocabulary(readFileSync(file, 'utf8')).words) {
    if ((await hitsOf(word)).length === 0) inVain.push(word);
  }
  expect(inVain).toEqual([]);
});

test('what is misspelled or half typed is suggested as it is written', async () => {
  const shares = [];
  for (const { text, suggest } of judged.suggestions) {
    const found = await ask<{ suggest: { text: string }[]; search: { suggestions: { text: string }[] } }>(
      'query ($text: String!) { suggest(text: $text) { text } search(text: $text) { suggestions { text } } }',
      { text },
    );
    const texts = [...found.suggest, ...found.search.suggestions].map((each) => each.text);
    shares.push({
      share: suggest.some((each) => texts.includes(each)) ? 1 : 0,
      why: `${text}: ${texts.join(', ')} instead of ${suggest.join(', ')}`,
    });
  }
  expectAtLeast(1, shares);
});
