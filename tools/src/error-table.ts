import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { errorCodes } from '@tokorozawa/vocabulary/errors';
import { writeText } from './all-or-nothing';

/**
 * `npm run docs`: generates the table of error codes in README.md from the code.
 * `-- --check` writes nothing and fails if the table is outdated.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const file = join(workspaceRoot, 'README.md');
  const committed = readFileSync(file, 'utf8');
  const current = withPart(committed, 'error codes', tableOfErrorCodes());
  if (current === committed) return void process.stdout.write('The table of error codes in README.md is up to date.\n');
  if (values.check) {
    throw new UserFacingError(
      'The table of error codes in README.md is outdated. Run "npm run docs" and commit README.md.',
    );
  }
  writeText(file, current);
  process.stdout.write('Written: README.md.\n');
});

/** Replaces the text between the markers of a part. */
function withPart(text: string, name: string, part: string): string {
  const [begin, end] = [`<!-- ${name}: written by "npm run docs" -->\n`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (!text.includes(begin) || to < from) {
    throw new UserFacingError(`README.md needs the lines ${begin.trim()} and ${end}, in this order.`);
  }
  return `${text.slice(0, from)}\n${part}\n${text.slice(to)}`;
}

function tableOfErrorCodes(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { status, meaning, whatToDo }]) =>
      `| \`${code}\` | ${status} | ${inCell(meaning)} | ${inCell(whatToDo)} |\n`,
  );
  return `| code | HTTP | meaning | what to do |\n|---|---|---|---|\n${rows.join('')}`;
}

/** A sentence as the text of a cell. Double quotes contain names of fields, headers and variables. */
function inCell(sentence: string): string {
  return sentence.replaceAll(/"([^"]+)"/g, '`$1`').replaceAll('|', '\\|');
}
