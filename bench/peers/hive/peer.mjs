import { inBench } from '../../harness/places.mjs';

function hive({ id, title, planner, sharing }) {
  return {
    id,
    title,
    packages: ['@graphql-hive/gateway', '@graphql-hive/router-runtime'],
    start: ({ bed, port }) => ({
      command: process.execPath,
      args: [
        inBench('node_modules/@graphql-hive/gateway/dist/bin.js'),
        'supergraph',
        '--config-path',
        inBench('peers/hive/gateway.config.mjs'),
      ],
      env: {
        PORT: String(port),
        SUPERGRAPH: bed.supergraph,
        SUBGRAPH_HEADERS: JSON.stringify(bed.headers),
        PLANNER: planner,
        SHARING: String(sharing),
      },
    }),
  };
}

export const hiveNode = hive({ id: 'hive-node', title: 'Hive Gateway, Node planner', planner: 'node', sharing: true });
export const hiveRust = hive({ id: 'hive-rust', title: 'Hive Gateway, Rust planner', planner: 'rust', sharing: true });
export const hiveRustPlain = hive({
  id: 'hive-rust-plain',
  title: 'Hive Gateway, Rust planner, sharing off',
  planner: 'rust',
  sharing: false,
});
