import { databaseNames } from '@tokorozawa/subgraph-kit';

/**
 * The variable with the password that `npm run data` gives to a subgraph's reader, who otherwise cannot log in:
 * `COMPREHENSIVE_PLAN_DATABASE_PASSWORD`.
 */
export function readerPasswordVariable(subgraph: string): string {
  return `${databaseNames(subgraph).schema.toUpperCase()}_DATABASE_PASSWORD`;
}
