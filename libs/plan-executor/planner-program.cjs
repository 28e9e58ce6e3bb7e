// Plans operations in a separate process, one at a time. Planning may take long, and the native planner ends its whole
// process on some operations; neither must happen in the process that answers callers. This process ends with its parent.
const { getPriority, setPriority } = require('node:os');

/** Each loads its packages only when it is chosen, and returns a function from an operation's text to its plan's root. */
const planners = {
  native(supergraphSdl) {
    const { QueryPlanner } = require('@graphql-hive/router-query-planner');
    const everything = 100;
    const planner = new QueryPlanner(supergraphSdl);
    return (operation) => planner.plan(operation, null, new Set(), everything).node;
  },
  apollo(supergraphSdl) {
    const internals = require('@apollo/federation-internals');
    const { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, operationFromDocument, Supergraph } = internals;
    const { QueryPlanner } = require('@apollo/query-planner');
    const { parse } = require('graphql');
    // Scopes change no plan, and are enforced before anything is planned.
    const scopes = 'https://specs.apollo.dev/requiresScopes/v0.1';
    const supportedFeatures = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, scopes]);
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false, supportedFeatures });
    const planner = new QueryPlanner(supergraph);
    const apiSchema = supergraph.apiSchema();
    return (operation) =>
      planner.buildQueryPlan(operationFromDocument(apiSchema, parse(operation), { validate: false })).node;
  },
};

// Requests that need no plan have priority. Not every system lets a process lower its own priority.
try {
  setPriority(Math.min(19, getPriority() + 5));
} catch {}

let plan;
process.on('message', ({ planner, supergraphSdl, operation }) => {
  try {
    if (planner) {
      plan = planners[planner](supergraphSdl);
      process.send({ isReady: true });
    } else {
      process.send({ plan: withoutDocuments(plan(operation)) });
    }
  } catch (error) {
    process.send({ fault: String(error.message) });
  }
});
process.on('disconnect', () => process.exit());
// Ctrl-C signals every process of a terminal. This one ends when its parent is done with it.
process.on('SIGINT', () => undefined);

/** Removes the syntax trees of the fetches from Apollo's plans: they repeat the text, and are most of the message. */
function withoutDocuments(node) {
  if (!node) return undefined;
  if (node.nodes) return { ...node, nodes: node.nodes.map(withoutDocuments) };
  if (node.node) return { ...node, node: withoutDocuments(node.node) };
  return { ...node, operationDocumentNode: undefined };
}
