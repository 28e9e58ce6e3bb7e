import { inBench } from '../../harness/places.mjs';
import { question, sameNames } from './plan-page.mjs';

/** PostGraphile over the same tables, with a role that may read them. */
export const postgraphile = {
  id: 'postgraphile',
  title: 'PostGraphile, the whole stack',
  packages: ['postgraphile'],
  questions: [question],
  sameNames,
  start: ({ bed, port }) => ({
    command: process.execPath,
    args: [inBench('peers/postgraphile/server.mjs')],
    env: { PORT: String(port), DATABASE_URL: bed.readerUrl, GRAPHILE_ENV: 'production' },
  }),
};
