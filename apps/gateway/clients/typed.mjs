import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildSchema, parse } from 'graphql';
import ts from 'typescript';

const run = promisify(execFile);
const sources = fileURLToPath(new URL('typed', import.meta.url));
const tada = join(dirname(createRequire(import.meta.url).resolve('gql.tada/package.json')), 'bin/cli.js');

/** Makes types of the schema with both tools, checks the questions by them, and opens what asks. */
export async function typedClients(url, { folder, schema }) {
  await writeFile(join(folder, 'schema.graphql'), schema);
  for (const file of ['codegen.mts', 'tada.mts', 'tsconfig.json'])
    await copyFile(join(sources, file), join(folder, file));
  await Promise.all([
    generateClientPreset(folder, schema),
    run(process.execPath, [tada, 'generate-output', '--tsconfig', 'tsconfig.json'], { cwd: folder }),
  ]);
  compile(folder);
  const open = async (file) => (await import(join(folder, 'out', file))).asker(url);
  return [
    ['Codegen', await open('codegen.mjs')],
    ['Tada', await open('tada.mjs')],
  ];
}

/** What `graphql-codegen` does with `preset: 'client'`. */
async function generateClientPreset(folder, schema) {
  const location = join(folder, 'codegen.mts');
  const [, question] = /graphql\(`([^`]+)`\)/.exec(await readFile(location, 'utf8'));
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: join(folder, 'gql/'),
    schema: parse(schema),
    schemaAst: buildSchema(schema),
    documents: [{ location, document: parse(question), rawSDL: question }],
    config: { useTypeImports: true, importExtension: '.js' },
    presetConfig: {},
    plugins: [],
    pluginMap: {},
    documentTransforms: [],
  });
  await mkdir(join(folder, 'gql'));
  for (const output of outputs) await writeFile(output.filename, await codegen(output));
}

/** Throws the first faults that TypeScript finds. */
function compile(folder) {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const faults = ts.getPreEmitDiagnostics(program).concat(program.emit().diagnostics);
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults.slice(0, 10), formatHost(folder)));
}

const formatHost = (folder) => ({
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => folder,
  getNewLine: () => '\n',
});
