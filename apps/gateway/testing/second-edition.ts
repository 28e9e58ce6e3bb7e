import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { parse } from 'yaml';

export type DataRow = Record<string, unknown> & { id: string };

export interface DataFolders {
  /** The subgraphs with the folders in place of their own. */
  definitions: SubgraphDefinition[];
  /** Changes the rows of a data file of an edition. */
  change(subgraph: string, file: string, change: (rows: DataRow[]) => DataRow[]): void;
  remove(): void;
}

/**
 * Copies the data files and migrations of subgraphs into a temporary folder, and adds an edition with the same rows as
 * the one before, which a test then changes. Only tests have such an edition.
 *
 * @param edition the fiscal year by which it is called
 * @param before the edition to copy
 */
export function copyWithEdition(definitions: SubgraphDefinition[], edition: number, before: number): DataFolders {
  const root = mkdtempSync(join(tmpdir(), 'edition-'));
  for (const { name, directory } of definitions) {
    cpSync(join(directory, 'migrations'), join(root, name, 'migrations'), { recursive: true });
    // What municipalities write has no data files.
    if (!existsSync(join(directory, 'data'))) continue;
    const data = join(root, name, 'data');
    cpSync(join(directory, 'data'), data, { recursive: true });
    cpSync(join(data, String(before)), join(data, String(edition)), { recursive: true });
  }
  const fileOf = (subgraph: string, file: string): string => join(root, subgraph, 'data', String(edition), file);
  mkdirSync(join(root, 'catalogue', 'data', String(edition)), { recursive: true });
  writeFileSync(
    fileOf('catalogue', 'edition.yaml'),
    JSON.stringify({
      id: String(edition),
      name: { ja: `令和${edition - 2018}年度版`, en: `FY${edition} edition` },
      fiscalYear: edition,
      document: { ja: '作りものの資料' },
      isInferred: false,
      transcript: { lines: 480 },
    }),
  );
  return {
    definitions: definitions.map((definition) => ({ ...definition, directory: join(root, definition.name) })),
    change(subgraph, file, change) {
      const path = fileOf(subgraph, file);
      const content = parse(readFileSync(path, 'utf8')) as { rows: DataRow[] };
      writeFileSync(path, JSON.stringify({ ...content, rows: change(content.rows) }));
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
