import type { DataSource } from 'typeorm';
import { library } from '../../fixture/src/subgraph';
import type { Change, ChangePage } from '../change-feed/domain-feed';
import { readChanges } from '../change-feed/read-changes';
import { Deadline } from '../execution/deadline';

const everyType = ['Author', 'Book', 'KnownEdition', 'ListedRecord', 'ListedVersion'];

/** The changes of the fixture behind a cursor, those of its derived tables too. Throws an Error if the cursor is expired. */
export async function changesAfter(database: DataSource, after: string | undefined, first: number): Promise<Change[]> {
  const request = { after, first, types: everyType, includesVersions: true };
  const page = await readChanges(database, library, request, new Deadline(60_000));
  if ('isExpired' in page) throw new Error('The cursor is expired.');
  return page.changes;
}

/** A page of the changes of the fixture up to a cursor, the newest first. Throws an Error if the cursor is expired. */
export async function newestChanges(
  database: DataSource,
  before: string | undefined,
  first: number,
): Promise<ChangePage> {
  const request = { newestFirst: true, before, first, types: everyType, includesVersions: true };
  const page = await readChanges(database, library, request, new Deadline(60_000));
  if ('isExpired' in page) throw new Error('The cursor is expired.');
  return page;
}
