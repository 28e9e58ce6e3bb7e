import { inBench } from '../../harness/places.mjs';

export const mercurius = {
  id: 'mercurius',
  title: 'Mercurius gateway (Federation 1)',
  packages: ['@mercuriusjs/gateway', 'mercurius'],
  start: ({ bed, port }) => ({
    command: process.execPath,
    args: [inBench('peers/mercurius/server.mjs')],
    env: {
      PORT: String(port),
      SERVICES: JSON.stringify(
        bed.subgraphs.map(({ name, firstUrl, firstSdl }) => ({ name, url: firstUrl, schema: firstSdl })),
      ),
    },
  }),
};
