// Plans operations in a process of its own: when the add-on meets what it did not foresee it ends its whole process,
// which must not be the one that answers callers. It ends with the process that started it.
const { QueryPlanner } = require('@graphql-hive/router-query-planner');

const everything = 100;
let planner;

process.on('message', ({ id, sdl, operation }) => {
  try {
    if (sdl !== undefined) planner = new QueryPlanner(sdl);
    const plan = operation && planner.plan(operation, null, new Set(), everything);
    process.send({ id, plan });
  } catch (error) {
    process.send({ id, fault: String(error.message) });
  }
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal; this one goes when the one that needs it is done.
process.on('SIGINT', () => undefined);
