import { inRoot } from '../../harness/places.mjs';
import { startFlags } from '../../harness/start-flags.mjs';

/**
 * Our gateway, built and started as for production.
 * @param {{ id: string, title: string, cache?: boolean, sharing?: boolean, colocated?: boolean }} variant
 */
export function ours({ id, title, cache = true, sharing = true, colocated = false }) {
  return {
    id,
    title,
    isOurs: true,
    start: ({ bed, port, nodeOptions = [] }) => ({
      command: process.execPath,
      args: [...startFlags(), ...nodeOptions, inRoot('apps/gateway/dist/main.js')],
      env: {
        PORT: String(port),
        LOG_LEVEL: 'error',
        SUPERGRAPH: bed.ourSupergraph,
        SUBGRAPH_URL: bed.subgraphUrl,
        GATEWAY_SECRET: bed.gatewaySecret,
        COLOCATED_SUBGRAPHS: colocated ? 'all' : 'none',
        DATABASE_URL: bed.databaseUrl ?? '',
        PREPARE_DATABASE: 'false',
        // The load generator is a single caller, so the limits per caller are raised.
        RATE_LIMIT_PER_MINUTE: '0',
        ...(!cache && { RESPONSE_CACHE_MEGABYTES: '0' }),
        ...(!sharing && { SHARE_FETCHES: 'false' }),
      },
    }),
  };
}

export const oursPlain = ours({
  id: 'ours',
  title: 'ours, caches and sharing off',
  cache: false,
  sharing: false,
});
export const oursSharing = ours({ id: 'ours-sharing', title: 'ours, sharing on, cache off', cache: false });
export const oursDelivered = ours({ id: 'ours-delivered', title: 'ours, as delivered' });
export const oursColocated = ours({
  id: 'ours-colocated',
  title: 'ours, one process, caches and sharing off',
  cache: false,
  sharing: false,
  colocated: true,
});
export const oursColocatedDelivered = ours({
  id: 'ours-colocated-delivered',
  title: 'ours, one process, as delivered',
  colocated: true,
});
