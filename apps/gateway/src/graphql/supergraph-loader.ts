import { setImmediate as nextTurn } from 'node:timers/promises';
import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/** Where a supergraph comes from, and each later version of it. */
export interface SupergraphSource {
  /**
   * Returns the first version.
   *
   * @param options.update takes a later version into use; rejects if it cannot be used
   */
  initialize(options: { update(this: void, supergraphSdl: string): Promise<void> }): Promise<{
    supergraphSdl: string;
    cleanup(this: void): Promise<void>;
  }>;
}

export interface LoadedSupergraph {
  /** What callers see. */
  apiSchema: GraphQLSchema;
  coreSupergraphSdl: string;
}

type Listener = (loaded: LoadedSupergraph) => void;

/**
 * Loads a supergraph and makes its schema. Apollo Gateway would make a query planner as well, which takes most of a second
 * and is not used. A later version is made in several turns, between which the process answers its callers.
 */
export class SupergraphLoader {
  readonly #listeners = new Set<Listener>();
  #current: LoadedSupergraph | undefined;
  #cleanup: (() => Promise<void>) | undefined;

  /** @param connect called with every subgraph of a version, before it is used */
  constructor(
    private readonly source: SupergraphSource,
    private readonly connect: (subgraph: { name: string; url: string }) => void,
  ) {}

  /** The listener is also told the version that is in use. Returns a function that ends it. */
  onLoadOrUpdate(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#current) listener(this.#current);
    return () => void this.#listeners.delete(listener);
  }

  /** Rejects if the first version cannot be used. */
  async load(): Promise<void> {
    const { supergraphSdl, cleanup } = await this.source.initialize({ update: (sdl) => this.#use(sdl) });
    this.#cleanup = cleanup;
    try {
      await this.#use(supergraphSdl);
    } catch (error) {
      await cleanup();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.#cleanup?.();
  }

  async #use(supergraphSdl: string): Promise<void> {
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
    await nextTurn();
    const apiSchema = supergraph.apiSchema();
    await nextTurn();
    const loaded = { apiSchema: apiSchema.toGraphQLJSSchema(), coreSupergraphSdl: supergraphSdl };
    await nextTurn();
    for (const { name, url } of supergraph.subgraphsMetadata()) this.connect({ name, url });
    this.#current = loaded;
    for (const listener of this.#listeners) listener(loaded);
  }
}
