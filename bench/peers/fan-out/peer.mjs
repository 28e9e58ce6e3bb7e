import { inBench } from '../../harness/places.mjs';

/** Code written by hand for this one query: five fetches, merged into the answer. */
export const fanOut = {
  id: 'fan-out',
  title: 'hand-written fan-out (undici)',
  packages: ['undici'],
  start: ({ bed, port }) => ({
    command: process.execPath,
    args: [inBench('peers/fan-out/server.mjs')],
    env: {
      PORT: String(port),
      SUBGRAPHS: JSON.stringify(Object.fromEntries(bed.subgraphs.map(({ name, url }) => [name, url]))),
    },
  }),
};
