import type { GraphQLDataSource } from '@apollo/gateway';
import type { DataVersion } from '@tokorozawa/subgraph-kit';
import type { GatewayContext } from '../context';

/** Extensions with which a subgraph of ours says that an answer depends on the day. */
interface Truth {
  extensions?: { validUntil?: string };
}

/** What one answer stands on; it is noted while the answer is made. */
export class Dependencies {
  /** Each subgraph that was asked, with the version of its data just before; undefined where nobody knew it. */
  readonly versions = new Map<string, DataVersion | undefined>();
  /** When the answer ceases to be true by the clock alone, in milliseconds since 1970. */
  validUntil = Infinity;
  /** Undefined until the operation is known to be valid. */
  operation: 'query' | 'mutation' | 'subscription' | undefined;

  /** Call it before a subgraph is asked: the answer stands on the version that is known now, or on none. */
  asks(subgraph: string, version: DataVersion | undefined): void {
    if (!this.versions.has(subgraph)) this.versions.set(subgraph, version);
  }

  /** Call it with each answer of a subgraph. */
  hears({ extensions }: Truth): void {
    if (extensions?.validUntil) this.validUntil = Math.min(this.validUntil, Date.parse(extensions.validUntil));
  }
}

/** A source that notes, before it is asked, on what version of its data the answer will stand. */
export function notingSource(
  name: string,
  source: GraphQLDataSource<GatewayContext>,
  versionOf: (subgraph: string) => DataVersion | undefined,
): GraphQLDataSource<GatewayContext> {
  return {
    async process(options) {
      const { dependsOn } = options.context;
      dependsOn.asks(name, versionOf(name));
      const answer = await source.process(options);
      dependsOn.hears(answer as Truth);
      return answer;
    },
  };
}
