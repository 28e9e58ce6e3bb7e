import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { type EditionFile, readEditions } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';

const folder = join(workspaceRoot, 'libs/subgraphs/catalogue/data');

/** The folder of what belongs to an edition as a whole: `edition.yaml`, `figures.tsv`, `left-out.yaml`. */
export const editionFolder = ({ id }: Pick<EditionFile, 'id'>): string => join(folder, id);

/** All editions, drafts too, oldest first. */
export const readAllEditions = (): Promise<EditionFile[]> => readEditions(folder, workspaceRoot);

/** The newest edition that is published. */
export async function newestEdition(): Promise<EditionFile> {
  const newest = (await readAllEditions()).findLast(({ draft }) => !draft);
  if (!newest) throw new UserFacingError(`No edition in ${folder} is published.`);
  return newest;
}
