import { setImmediate as nextTurn } from 'node:timers/promises';
import { Supergraph } from '@apollo/federation-internals';
import type { Api, SubgraphAddress } from '@tokorozawa/plan-executor';
import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Where a supergraph comes from, and each later version of it. */
export interface SupergraphSource {
  /**
   * Returns the first version.
   *
   * @param options.update takes a later version into use; rejects if it cannot be used
   */
  initialize(options: { update(this: void, supergraphSdl: string): Promise<void> }): Promise<{
    supergraphSdl: string;
    /** What a build has derived from it; undefined if this version comes from elsewhere. */
    api: Api | undefined;
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
  readonly #documents = new WeakMap<GraphQLSchema, DocumentNode>();
  #current: LoadedSupergraph | undefined;
  #cleanup: (() => Promise<void>) | undefined;

  /** @param connect called with every subgraph of a version, before it is used */
  constructor(
    private readonly source: SupergraphSource,
    private readonly connect: (subgraph: SubgraphAddress) => void,
  ) {}

  /** The listener is also told the version that is in use. Returns a function that ends it. */
  onLoadOrUpdate(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#current) listener(this.#current);
    return () => void this.#listeners.delete(listener);
  }

  /** Rejects if the first version cannot be used. */
  async load(): Promise<void> {
    const { supergraphSdl, api, cleanup } = await this.source.initialize({ update: (sdl) => this.#derive(sdl) });
    this.#cleanup = cleanup;
    try {
      if (api) this.#use(supergraphSdl, api);
      else await this.#derive(supergraphSdl);
    } catch (error) {
      await cleanup();
      throw error;
    }
  }

  /** The supergraph, as a document, of a schema that was loaded. */
  supergraphOf(apiSchema: GraphQLSchema): DocumentNode {
    const document = this.#documents.get(apiSchema);
    if (!document) throw new Error('The schema was never loaded.');
    return document;
  }

  async stop(): Promise<void> {
    await this.#cleanup?.();
  }

  /** Rejects if the supergraph is invalid. */
  async #derive(supergraphSdl: string): Promise<void> {
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
    await nextTurn();
    const apiSchema = supergraph.apiSchema();
    await nextTurn();
    const schema = apiSchema.toGraphQLJSSchema();
    await nextTurn();
    this.#use(supergraphSdl, { schema, subgraphs: supergraph.subgraphsMetadata() });
  }

  #use(supergraphSdl: string, { schema, subgraphs }: Api): void {
    for (const { name, url } of subgraphs) this.connect({ name, url });
    this.#documents.set(schema, parse(supergraphSdl, { noLocation: true }));
    const loaded = { apiSchema: schema, coreSupergraphSdl: supergraphSdl };
    this.#current = loaded;
    for (const listener of this.#listeners) listener(loaded);
  }
}
