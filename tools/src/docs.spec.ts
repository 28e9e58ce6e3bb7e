import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');

/** The Markdown files below a folder of the workspace, without those of packages and builds. */
function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\.|node_modules$|dist$|coverage$)/.test(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The files and folders of the workspace that a document links to: `[…](target)` and `src="target"`, outside code blocks. */
function linkTargets(text: string): string[] {
  const links = text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g);
  return [...links]
    .map(([, link, source]) => (link ?? source ?? '').replace(/#.*/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

test.each(markdownFiles(root).map((path) => relative(root, path)))('every link in %s leads to a file', (path) => {
  const folder = join(root, dirname(path));
  const missing = linkTargets(readFileSync(join(root, path), 'utf8')).filter(
    (target) => !existsSync(join(folder, target)),
  );
  expect(missing).toEqual([]);
});
