import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import ts from 'typescript';

const libraries = join(workspaceRoot, 'libs');

/** The code of each README, by the path of a file that would stand beside it. */
const examples = new Map(
  readdirSync(libraries).flatMap((name) => {
    const folder = join(libraries, name);
    const page = join(folder, 'README.md');
    const blocks = existsSync(page) ? readFileSync(page, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms) : [];
    return [...blocks].map(([, code = ''], index): [string, string] => [join(folder, `example-${index}.ts`), code]);
  }),
);

/** As for our own code, but an example says what is of interest and leaves out the rest. */
const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(workspaceRoot, 'tsconfig.base.json'), ts.sys.readFile).config,
    ts.sys,
    workspaceRoot,
  ).options,
  noEmit: true,
  noImplicitAny: false,
  noUncheckedIndexedAccess: false,
  noUnusedLocals: false,
  noUnusedParameters: false,
};

/** What the compiler says of them, each with its README. */
function faultsOf(codes: ReadonlyMap<string, string>): { page: string; name: string | undefined; fault: string }[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => codes.has(path) || fileExists(path);
  host.getSourceFile = (path, language, ...others) => {
    const code = codes.get(path);
    return code === undefined
      ? getSourceFile(path, language, ...others)
      : ts.createSourceFile(path, code, language, true);
  };
  const program = ts.createProgram([...codes.keys()], options, host);
  return [...codes.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].flatMap(
      ({ code, messageText }) => {
        if (code === typesForAnything) return [];
        const fault = ts.flattenDiagnosticMessageText(messageText, ' ');
        const [, name] = unknownName.has(code) ? (/'(\w+)'/.exec(fault) ?? []) : [];
        return { page: path, name, fault };
      },
    );
  });
}

/** Of a name that nothing declares, alone or as the short form of a property. */
const unknownName = new Set([2304, 2503, 2552, 2584, 18004]);
/** Of types given to a function that may be anything. */
const typesForAnything = 2347;

/** An example inside an asynchronous function, where the names that it only mentions may be anything. */
function completed(code: string, names: ReadonlySet<string>): string {
  const imports = code.match(/^import .*?;$/gms) ?? [];
  const rest = imports.reduce((text, line) => text.replace(line, ''), code).replaceAll(/^export /gm, '');
  const given = [...names].map((name) => `declare const ${name}: any; type ${name} = any;`);
  return [...imports, ...given, `export async function example(): Promise<any> {`, rest, '}'].join('\n');
}

test('what the READMEs of the libraries show can be called so', () => {
  expect(examples.size).toBeGreaterThan(15);
  const unknown = new Map<string, Set<string>>();
  for (const { page, name } of faultsOf(examples)) {
    if (name) unknown.set(page, (unknown.get(page) ?? new Set()).add(name));
  }
  const whole = [...examples].map(([path, code]): [string, string] => [
    path,
    completed(code, unknown.get(path) ?? new Set()),
  ]);
  expect(faultsOf(new Map(whole)).map(({ page, fault }) => `${page}: ${fault}`)).toEqual([]);
});

/** The libraries whose READMEs say what is in which file. The files of a subgraph follow from its concepts. */
const libraryNames = readdirSync(libraries).filter(
  (name) => name !== 'subgraphs' && existsSync(join(libraries, name, 'src')),
);

/** A table whose header begins with `file` or `folder`. The names in its first column are paths below `src`. */
const tableOfFiles = /^\| (?:file|folder) \|.*\n\|[-:| ]+\|\n((?:\|.*\n)+)/gm;

interface TableRow {
  /** What the row describes; the name of a folder ends with a slash. */
  names: string[];
  /** The files that the description names, which may leave out the folder of the row. */
  mentioned: string[];
}

/** The rows of the tables of files in a README. */
const rowsOf = (page: string): TableRow[] =>
  [...page.matchAll(tableOfFiles)].flatMap(([, rows = '']) =>
    rows
      .trimEnd()
      .split('\n')
      .map((row) => {
        const [, first = '', ...others] = row.split('|');
        const mentioned = codeIn(others.join('|')).filter((code) => /^[\w./-]+\.c?ts$/.test(code));
        return { names: codeIn(first), mentioned };
      }),
  );

const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The source files of a library, as paths below `src`. */
const sourceFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts' && !entry.name.endsWith('.spec.ts'))
    .map(({ parentPath, name }) => relative(join(folder, 'src'), join(parentPath, name)));

/** What the README of a library does not name, and what it names that is neither in `src` nor beside it. */
function faultsOfTables(library: string): string[] {
  const folder = join(libraries, library);
  const page = `libs/${library}/README.md`;
  const rows = rowsOf(readFileSync(join(folder, 'README.md'), 'utf8'));
  const isNamed = (file: string): boolean =>
    rows.some(({ names }) => names.some((name) => (name.endsWith('/') ? file.startsWith(name) : file === name)));
  const exists = (name: string): boolean => [join('src', name), name].some((path) => existsSync(join(folder, path)));
  const deadEnds = rows.flatMap(({ names, mentioned }) => [
    ...names.filter((name) => !exists(name)),
    ...mentioned.filter((name) => ![name, ...names.map((around) => join(around, name))].some(exists)),
  ]);
  return [
    ...sourceFiles(folder)
      .filter((file) => !isNamed(file))
      .map((file) => `${page} has no line for src/${file} in its table of files.`),
    ...deadEnds.map((name) => `${page} names ${name} in its table of files, which leads nowhere.`),
  ];
}

test('the README of each library says what is in each of its files', () => {
  expect(libraryNames.length).toBeGreaterThan(30);
  expect(libraryNames.flatMap(faultsOfTables)).toEqual([]);
});
