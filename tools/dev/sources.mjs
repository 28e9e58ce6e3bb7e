// Lets Node run the workspace's TypeScript sources. Each file is compiled with the settings of .swcrc when it is loaded,
// and the result is cached until the file changes. Import this module first, in a process with --conditions=source, which
// makes the workspace's packages resolve to their sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../run/workspace.mjs';

const require = createRequire(import.meta.url);
const cacheFolder = join(root, 'node_modules/.cache/planning-graph-sources');
/** Everything except the source that the compiled code depends on. */
const compilerVersion = `${require('@swc/core/package.json').version}\n${readFileSync(join(root, '.swcrc'), 'utf8')}`;

/** An error at a position in a source file. Its message begins with file:line:column, relative to the workspace's root. */
class SourceError extends Error {
  name = 'SourceError';

  /** @param offset of the position in the text */
  constructor(file, text, offset, reason, options) {
    const before = text.slice(0, offset).split('\n');
    super(`${relative(root, file)}:${before.length}:${before.at(-1).length + 1} ${reason}`, options);
  }
}

mkdirSync(cacheFolder, { recursive: true });
enableCompileCache(join(cacheFolder, 'v8'));
process.setSourceMapsEnabled(true);
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!isSource(context.parentURL)) return nextResolve(specifier, context);
    const source = sourceOf(specifier, context.parentURL);
    if (source) return { url: source, format: 'commonjs', shortCircuit: true };
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      throw importError(specifier, fileURLToPath(context.parentURL), error);
    }
  },
  load(url, context, nextLoad) {
    if (!isSource(url)) return nextLoad(url, context);
    return { format: 'commonjs', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

function isSource(url) {
  return url !== undefined && url.endsWith('.ts') && !url.includes('/node_modules/');
}

/** The file that a relative import refers to. Sources import each other without an extension, or with that of the build. */
function sourceOf(specifier, parentUrl) {
  if (!specifier.startsWith('.')) return undefined;
  const { href } = new URL(specifier.replace(/\.js$/, ''), parentUrl);
  return [`${href}.ts`, `${href}/index.ts`].find((url) => existsSync(fileURLToPath(url)));
}

function compiled(file) {
  const text = readFileSync(file, 'utf8');
  const mark = `\n//${hashOf(compilerVersion + text)}`;
  const cacheFile = join(cacheFolder, `${hashOf(file)}.js`);
  const before = existsSync(cacheFile) ? readFileSync(cacheFile, 'utf8') : '';
  if (before.endsWith(mark)) return before;

  const code = compile(file, text) + mark;
  // Renamed, because another process may read or write the same file.
  writeFileSync(`${cacheFile}.${process.pid}`, code);
  renameSync(`${cacheFile}.${process.pid}`, cacheFile);
  return code;
}

function compile(file, text) {
  try {
    return require('@swc/core').transformSync(text, { filename: file, rootMode: 'upward', sourceMaps: 'inline' }).code;
  } catch (error) {
    throw syntaxError(file, text) ?? error;
  }
}

/** TypeScript reports positions as numbers; swc prints only a picture of them. */
function syntaxError(file, text) {
  const { transpileModule, flattenDiagnosticMessageText } = require('typescript');
  const [first] = transpileModule(text, { fileName: file, reportDiagnostics: true }).diagnostics;
  return first && new SourceError(file, text, first.start, flattenDiagnosticMessageText(first.messageText, ' '));
}

function importError(specifier, parent, cause) {
  if (!/MODULE_NOT_FOUND|PACKAGE_PATH_NOT_EXPORTED/.test(cause.code)) return cause;
  const text = readFileSync(parent, 'utf8');
  const offset = Math.max(...[`'`, `"`].map((quote) => text.indexOf(quote + specifier + quote)), 0);
  const error = new SourceError(parent, text, offset, `There is no module "${specifier}".`, { cause });
  return Object.assign(error, { code: cause.code });
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
