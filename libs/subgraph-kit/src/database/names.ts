import { snakeCase } from '../entity/naming';

/** Where a domain lives in PostgreSQL: a schema of its own, a role that owns it, and a role that may only read it. */
export interface DatabaseNames {
  schema: string;
  /** Migrates and imports. */
  owner: string;
  /** Answers requests. */
  reader: string;
}

/** Roles belong to the whole server, which may not be ours alone, so their names carry the product's. */
export function databaseNames(subgraph: string): DatabaseNames {
  const schema = snakeCase(subgraph.replaceAll('-', '_'));
  return { schema, owner: `planning_graph_${schema}_owner`, reader: `planning_graph_${schema}` };
}
