import { subgraphs } from '@tokorozawa/registry';
import type { DataVersion, Subgraph } from '@tokorozawa/subgraph-kit';
import { remoteVersion, type RemoteVersion, type VersionSource } from './remote-version';

export interface VersionsOptions {
  /** The subgraphs of this process; every other one of the city is asked over HTTP. */
  colocated: Subgraph[];
  subgraphUrl: string;
  gatewaySecret: string | undefined;
}

/** The version of each subgraph's data. That of a partner's subgraph is never known, so its answers are never kept. */
export interface Versions {
  of(subgraph: string): DataVersion | undefined;
  /** Asks these subgraphs now, so that `of` covers all that was committed before. */
  ask(subgraphs: Iterable<string>): Promise<void>;
  close(): Promise<void>;
}

export function followVersions({ colocated, subgraphUrl, gatewaySecret }: VersionsOptions): Versions {
  const here = new Map<string, VersionSource>(colocated.map((subgraph) => [subgraph.name, subgraph.version()]));
  const elsewhere = new Map<string, RemoteVersion>(
    subgraphs
      .filter(({ name }) => !here.has(name))
      .map(({ name }) => [name, remoteVersion(subgraphUrl.replaceAll('{name}', name), gatewaySecret)]),
  );
  const sourceOf = (name: string): VersionSource | undefined => here.get(name) ?? elsewhere.get(name);
  return {
    of: (name) => sourceOf(name)?.current(),
    ask: async (names) => void (await Promise.all([...names].flatMap((name) => sourceOf(name)?.ask() ?? []))),
    close: async () => void (await Promise.all([...elsewhere.values()].map((version) => version.close()))),
  };
}
