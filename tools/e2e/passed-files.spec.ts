import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from '../src/testing/checkout';
import { watchPassedFiles } from '../src/testing/passed-files';
import { startGateway } from '../src/testing/product';
import { scratchFolder } from '../src/testing/state-folder';

/** The most files that a reader who follows a request opens. When a change needs fewer, lower the limit. */
const maxFiles = { cold: 64, warm: 43, cached: 6 };

/**
 * Meanwhile the process follows the versions of its data and the files of partners, looks after connections, and looks for
 * changes to announce to webhooks, which is no part of an answer.
 */
const isBackground = (file: string): boolean =>
  /\/(data-version|follow-version|supergraph-source|partner-files|connections|announce-changes|webhook-service|service-transaction|writer)\.ts$/.test(
    file,
  );

/** Each makes another operation of the question. */
const aliases = ['second', 'third', 'fourth'];

const isOfIndex = (file: string): boolean => file.includes('/search-index/');

async function inTurn<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** A section by its id, and what its programs are, from other domains. Another alias makes it another operation. */
const question = (alias: string): string =>
  `query ($id: ID!) { ${alias}: section(id: $id) { name programs { subject { ... on SisterCity { name } } } } }`;

test('an answer passes few files', async () => {
  const passed = watchPassedFiles(await scratchFolder());
  const { url } = await startGateway({ env: { STATE_DIRECTORY: await scratchFolder(), ...passed.env } });
  const ask = (alias: string, id: string) => () =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: question(alias), variables: { id } }),
    }).then((response) => response.text());
  expect(await ask('first', 'plan-6-section-5-5')()).toMatch(/ディケイター市/);

  // After its first start, the product compares the index of the search with what all domains say.
  while ((await passed.during(() => sleep(500))).some(isOfIndex));

  /** What each of several operations passes. What happens beside one of them only is no part of an answer. */
  const passedByAll = async (id: string): Promise<string[]> => {
    const [first = [], ...others] = await inTurn(aliases, (alias) => passed.during(ask(alias, id)));
    return first.filter((file) => others.every((files) => files.includes(file)));
  };
  const files = {
    cold: await passedByAll('plan-6-section-5-5'),
    warm: await passedByAll('plan-6-section-2-5'),
    cached: await passedByAll('plan-6-section-2-5'),
  };
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  writeFileSync(join(checkout, 'dist/passed-files.json'), JSON.stringify(files, null, 2));
  for (const kind of ['cold', 'warm', 'cached'] as const) {
    const ofAnswer = files[kind].filter((file) => !isBackground(file));
    const tooMany = ofAnswer.length > maxFiles[kind] ? ofAnswer : [];
    expect(tooMany).toEqual([]);
  }
});
