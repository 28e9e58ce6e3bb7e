// Spares the tests most of the time in which a gateway starts: it reads and validates the supergraph, which is the same for
// nearly every gateway of a file.
jest.mock('@apollo/federation-internals', () => {
  const internals = jest.requireActual('@apollo/federation-internals');
  const { Supergraph } = internals;
  // Undefined while modules of the package import it from one another.
  if (Supergraph) Supergraph.build = rememberSupergraphs(Supergraph.build.bind(Supergraph));
  return internals;
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
