import { DefaultNamingStrategy, type Table, type View } from 'typeorm';

export const snakeCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** As enum values are written: `SisterCity` and `sister-city` → `SISTER_CITY`. */
export const constantCase = (name: string): string => snakeCase(name).replaceAll('-', '_').toUpperCase();

export const kebabCase = (name: string): string => snakeCase(name).replaceAll('_', '-');

/**
 * Tables and columns in snake case, so that SQL needs no quotes; constraints as PostgreSQL itself names them, so that
 * a migration need not name them at all.
 */
export class PostgresNaming extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string {
    return given ?? snakeCase(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes, given ?? property].map(snakeCase).join('_');
  }

  override primaryKeyName(table: Table | string): string {
    return named(table, [], 'pkey');
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'key');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'fkey');
  }

  override indexName(table: Table | View | string, columns: string[]): string {
    return named(table, columns, 'idx');
  }
}

function named(table: Table | View | string, columns: string[], suffix: string): string {
  const path = typeof table === 'string' ? table : table.name;
  return [path.split('.').at(-1), ...columns, suffix].join('_');
}

/** `A Facility`, `An AuditEntry`: the name of a type at the beginning of a sentence. */
export const withArticle = (name: string): string => `${/^[AEIO]/.test(name) ? 'An' : 'A'} ${name}`;
