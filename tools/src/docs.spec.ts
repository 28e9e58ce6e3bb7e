import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileFormats } from '@tokorozawa/files/file-formats';

const root = join(__dirname, '../..');

/** The files of the workspace, without those of packages and builds. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [relative(root, path)];
    return /^(\.git|\.nx|\.planning-graph|node_modules|dist|coverage)$/.test(entry.name) ? [] : filesIn(path);
  });
}

const files = filesIn(root);
const documents = files.filter((path) => path.endsWith('.md'));

/** The text of a document without its code blocks. */
const prose = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll(/```[\s\S]*?```/g, '');

/** The files and folders of the workspace that a document links to: `[…](target)` and `src="target"`. */
function linkTargets(path: string): string[] {
  return [...prose(path).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)]
    .map(([, link, source]) => (link ?? source ?? '').replace(/#.*/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** The source files that a document names, such as `server.ts` or `http/server.ts`; not patterns such as `<concept>.ts`. */
function namedFiles(path: string): string[] {
  return [...prose(path).matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|cjs|js|yaml|sql|css))`/g)].map(([, name = '']) => name);
}

test.each(documents)('every link in %s leads to a file', (path) => {
  const missing = linkTargets(path).filter((target) => !existsSync(join(root, dirname(path), target)));
  expect(missing).toEqual([]);
});

/** The fragments of the headings of a document, as GitHub makes them. */
const fragments = (path: string): string[] =>
  [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\-_ ]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(documents)('every link in %s to a heading leads to one', (path) => {
  const links = [...prose(path).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)];
  const missing = links.filter(([, target = '', fragment = '']) => {
    const document = target === '' ? path : join(dirname(path), target);
    return document.endsWith('.md') && !fragments(document).includes(decodeURIComponent(fragment));
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});

// A decision describes the code of its day.
test.each(documents.filter((path) => !path.startsWith('docs/decisions/')))(
  'every file that %s names exists',
  (path) => {
    const missing = namedFiles(path).filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
  },
);

const [filesInJapanese = '', filesInEnglish = ''] = prose('docs/files.md').split('\n## English\n');

test.each([
  ['README.md', prose('README.md')],
  ['docs/files.md, in Japanese,', filesInJapanese],
  ['docs/files.md, in English,', filesInEnglish],
])('%s names every format of the files, and its suffix', (_document, text) => {
  const missing = fileFormats.filter(({ name, suffix }) => !text.includes(name) || !text.includes(`\`.${suffix}\``));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the index lists every decision', () => {
  const listed = linkTargets('docs/decisions/README.md');
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
  expect(decisions.filter((name) => !listed.includes(name))).toEqual([]);
});

interface LockedPackage {
  link?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

/** Whether a package is installed on Linux (x64), where most people run the product. */
const isForLinux = ({ os, cpu, libc }: LockedPackage): boolean =>
  (os?.includes('linux') ?? true) && (cpu?.includes('x64') ?? true) && (libc?.includes('glibc') ?? true);

test('CONTRIBUTING says about how many packages are installed, and how many of them run the product', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const installed = Object.entries(lock.packages)
    .filter(([path, locked]) => path.includes('node_modules/') && !locked.link && isForLinux(locked))
    .map(([, locked]) => locked);
  const inHundreds = (count: number): string => (Math.round(count / 100) * 100).toLocaleString('en-US');
  const running = installed.filter(({ dev }) => !dev);
  expect(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')).toContain(
    `about ${inHundreds(installed.length)} packages, 1.5 GB on Linux: about ${inHundreds(running.length)} `,
  );
});
