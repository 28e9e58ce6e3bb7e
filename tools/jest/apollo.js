// Spares the tests most of the time in which Apollo Gateway starts: it reads and validates the supergraph, which is the same
// for nearly every gateway of a file, and makes a query planner, which our gateway never asks. It loads both from here.
jest.mock('@apollo/query-planner', () => {
  const { Supergraph } = jest.requireActual('@apollo/federation-internals');
  const apollo = jest.requireActual('@apollo/query-planner');
  Supergraph.build = rememberSupergraphs(Supergraph.build.bind(Supergraph));

  /** Apollo's query planner, which is made when it plans for the first time. */
  class QueryPlanner {
    #options;
    #planner;

    constructor(...options) {
      this.#options = options;
    }

    buildQueryPlan(...operation) {
      this.#planner ??= new apollo.QueryPlanner(...this.#options);
      return this.#planner.buildQueryPlan(...operation);
    }
  }
  return { ...apollo, QueryPlanner };
});

/** Tests change a supergraph and change it back. */
const maxSupergraphs = 3;

/** Builds a supergraph once from the same text with the same options. */
function rememberSupergraphs(build) {
  const supergraphs = new Map();
  return (sdl, options = {}) => {
    const { validateSupergraph, supportedFeatures } = options;
    const key = JSON.stringify([sdl, validateSupergraph, supportedFeatures && [...supportedFeatures]]);
    const supergraph = supergraphs.get(key) ?? build(sdl, options);
    supergraphs.set(key, supergraph);
    if (supergraphs.size > maxSupergraphs) supergraphs.delete(supergraphs.keys().next().value);
    return supergraph;
  };
}
