import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fiscalYear, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { DataFileError } from './faults';
import { readShape, YamlFile } from './yaml-file';

const editionShape = z
  .strictObject({
    /** The name of its folders: `data/<id>`. */
    id: z.string().regex(/^\d{4}$/, "Give the Western year as four digits in quotes, such as '2024'."),
    name: localizedText,
    fiscalYear,
    /** The document that the edition is, or is a part of. */
    document: localizedText,
    /** True when the document does not say which edition it is. */
    isInferred: z.boolean(),
    /** From what the edition was inferred. */
    reason: localizedText.optional(),
    transcript: z.strictObject({ lines: z.int().min(1) }),
    /** True while the rows of the edition are under review. A draft is not imported. */
    draft: z.boolean().default(false),
  })
  .refine(({ isInferred, reason }) => !isInferred || reason, {
    path: ['reason'],
    error: 'An edition that is inferred says from what: give the reason.',
  });

/** An edition of the publication (年度版), as its `edition.yaml` describes it. */
export type EditionFile = z.infer<typeof editionShape>;

/**
 * Reads `<edition>/edition.yaml` of every edition in a `data` folder, oldest edition first.
 *
 * @param root from which faults name the files
 * @throws DataFileError with the place of every fault
 */
export async function readEditions(folder: string, root?: string): Promise<EditionFile[]> {
  const ids = (await readdir(folder)).sort();
  return Promise.all(ids.map((id) => readEdition(join(folder, id, 'edition.yaml'), id, root)));
}

async function readEdition(path: string, id: string, root?: string): Promise<EditionFile> {
  const file = new YamlFile(root ? relative(root, path) : path, await readFile(path, 'utf8'));
  const edition = readShape(file, editionShape);
  if (edition.id === id) return edition;
  throw new DataFileError([
    file.fault(
      ['id'],
      `The folder says "${id}". Give this edition the same id.`,
      `フォルダーの名前は「${id}」です。id も同じにしてください。`,
    ),
  ]);
}
