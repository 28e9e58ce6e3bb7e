import { tablesOf } from '@tokorozawa/answer-tables';
import { examples, graphqlFiles } from '@tokorozawa/answer-tables/testing';
import { readHead, tablesIn } from '@tokorozawa/question-files/head';
import { pictureOf, type PictureOptions, tableOfDeclaration } from './table-chart';

const heads = new Map(graphqlFiles('examples').map(({ name, text }) => [name, readHead(text, name)]));
const options: PictureOptions = { language: 'ja', theme: 'light', width: 860, caption: [] };

test.each(examples)('$name declares its table and its picture, and both are there', ({ name, shape, data }) => {
  const head = heads.get(name);
  const named = head ? tablesIn(head) : [];
  const tables = tablesOf(shape, data, named);
  expect(tables.slice(0, named.length).map(({ id }) => id)).toEqual(named);
  const { chart } = head ?? {};
  if (!chart) throw new Error(`${name} declares no chart: "# chart: none 日本語 / English" says why there is none.`);
  if (chart.kind === 'none') return;
  const table = tableOfDeclaration(tables, chart);
  if (!table) throw new Error(`${name}: no table of its answer has all columns of its chart.`);
  const picture = pictureOf(table, { ...options, declared: chart });
  // Questions about what cities enter have no rows here, and only they.
  if ('reason' in picture) expect(name).toMatch(/^regional-services\//);
  else expect(picture.chart.title).not.toMatch(/›|[a-z]+-[a-z]+/);
});
