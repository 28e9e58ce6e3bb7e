// Plans operations in a process of its own, one at a time. Planning may take long, and the native planner ends its whole
// process when it meets what it did not foresee: neither must happen where callers are answered. This process ends with
// the one that started it.
const { getPriority, setPriority } = require('node:os');

/** Each loads what it needs and gives a function from the text of an operation to the root of its plan. */
const planners = {
  native(supergraphSdl) {
    const { QueryPlanner } = require('@graphql-hive/router-query-planner');
    const everything = 100;
    const planner = new QueryPlanner(supergraphSdl);
    return (operation) => planner.plan(operation, null, new Set(), everything).node;
  },
  apollo(supergraphSdl) {
    const { operationFromDocument, Supergraph } = require('@apollo/federation-internals');
    const { QueryPlanner } = require('@apollo/query-planner');
    const { parse } = require('graphql');
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
    const planner = new QueryPlanner(supergraph);
    const apiSchema = supergraph.apiSchema();
    return (operation) =>
      planner.buildQueryPlan(operationFromDocument(apiSchema, parse(operation), { validate: false })).node;
  },
};

// Who is answered without a plan goes before who waits for one. Not every system lets a process say so.
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
// Ctrl-C reaches every process of a terminal; this one goes when the one that needs it is done.
process.on('SIGINT', () => undefined);

/** Apollo's plans have each fetch's operation twice, once as a tree, which would be most of what is sent. */
function withoutDocuments(node) {
  if (!node) return undefined;
  if (node.nodes) return { ...node, nodes: node.nodes.map(withoutDocuments) };
  if (node.node) return { ...node, node: withoutDocuments(node.node) };
  return { ...node, operationDocumentNode: undefined };
}
