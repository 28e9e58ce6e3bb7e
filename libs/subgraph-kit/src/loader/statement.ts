import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** A text of SQL with its values; a connection that has a name for it keeps what it has planned. */
export interface Statement {
  name: string | undefined;
  text: string;
  values: unknown[];
}

export type Row = Record<string, unknown>;

/** A name for a text of SQL; two texts never share one. */
export const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The rows that a statement answers. */
export async function rowsOf(database: DataSource, { name, text, values }: Statement): Promise<Row[]> {
  database.logger.logQuery(text, values);
  const client = await ((database.driver as PostgresDriver).master as Pool).connect();
  // Whoever waits for the rows is told as well.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  let isSpoiled = false;
  try {
    return (await client.query<Row>({ name, text, values })).rows;
  } catch (error) {
    isSpoiled = !isFaultOfValues(error);
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isSpoiled);
  }
}

/** Of PostgreSQL's codes those of class 22, data exceptions. The connection is as good as before. */
export const isFaultOfValues = (error: unknown): boolean => /^22...$/.test(codeOf(error));

/** A text with a character that PostgreSQL cannot hold: NUL. */
export const isNotStorable = (error: unknown): boolean => codeOf(error) === '22021';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null | undefined)?.code);
