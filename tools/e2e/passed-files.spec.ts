import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../src/testing/checkout';
import { watchPassedFiles } from '../src/testing/passed-files';
import { startGateway } from '../src/testing/product';
import { scratchFolder } from '../src/testing/state-folder';

/** The most files that a reader who follows a request opens. When a change needs fewer, lower the limit. */
const maxFiles = { cold: 64, warm: 43, cached: 6 };

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

  const files = {
    cold: await passed.during(ask('second', 'plan-6-section-5-5')),
    warm: await passed.during(ask('second', 'plan-6-section-2-5')),
    cached: await passed.during(ask('second', 'plan-6-section-2-5')),
  };
  // Meanwhile the process also follows the versions of the data. It does not do so each time.
  for (let turn = 0; turn < 5; turn++) {
    const again = await passed.during(ask('second', 'plan-6-section-2-5'));
    files.cached = files.cached.filter((file) => again.includes(file));
  }
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  writeFileSync(join(checkout, 'dist/passed-files.json'), JSON.stringify(files, null, 2));
  for (const kind of ['cold', 'warm', 'cached'] as const) {
    const tooMany = files[kind].length > maxFiles[kind] ? files[kind] : [];
    expect(tooMany).toEqual([]);
  }
});
